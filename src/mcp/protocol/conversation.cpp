#include "mcp/protocol/conversation.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace nonagon::mcp {
namespace {

constexpr std::string_view version_key = "io.modelcontextprotocol/protocolVersion";
constexpr std::string_view capabilities_key = "io.modelcontextprotocol/clientCapabilities";
constexpr JsonLimits message_limits{.bytes = 4U << 20U, .depth = 64};

const json::object* envelope_of(const Request& request) {
  const auto* meta = request.params.if_contains("_meta");
  const auto* object = meta == nullptr ? nullptr : meta->if_object();
  return object != nullptr && object->contains(version_key) ? object : nullptr;
}

// The envelope of the modern revision is whole and names a version that is spoken.
RpcResult<void> check_envelope(const json::object& envelope) {
  const auto* version = envelope.at(version_key).if_string();
  if (version == nullptr)
    return refuse(RpcCode::invalid_params, fmt::format("`_meta/{}` must be a string", version_key));
  const auto* client = envelope.if_contains(capabilities_key);
  if (client == nullptr || !client->is_object())
    return refuse(RpcCode::invalid_params, fmt::format("`_meta/{}` must be an object", capabilities_key));
  if (*version == wire_name(latest)) return {};
  return refuse(RpcCode::unsupported_version,
                "this protocol version is not spoken here",
                json::object{{"supported", json::array{wire_name(latest)}}, {"requested", *version}});
}

std::unexpected<RpcError> only_modern(std::string_view requested) {
  return refuse(RpcCode::unsupported_version,
                "this connection already speaks " + std::string(wire_name(latest)),
                json::object{{"supported", json::array{wire_name(latest)}}, {"requested", requested}});
}

std::string uri_of(const json::object& params) {
  const auto* uri = params.if_contains("uri");
  return uri != nullptr && uri->is_string() ? std::string(uri->as_string()) : std::string();
}

}  // namespace

std::vector<std::string> Conversation::receive(std::string_view line) {
  std::vector<std::string> lines;
  const auto message = parse_json(line, message_limits);
  if (!message) {
    lines.push_back(
        write_json_line(failure(nullptr, {.code = RpcCode::parse_error, .message = message.error().detail})));
  } else if (const auto* batch = message->if_array()) {
    answer_batch(*batch, lines);
  } else {
    answer(*message, lines);
  }
  return lines;
}

void Conversation::answer_batch(const json::array& batch, std::vector<std::string>& lines) {
  if (era_ == Era::modern || revision_ != Revision::march_2025 || batch.empty()) {
    lines.push_back(write_json_line(failure(
        nullptr, {.code = RpcCode::invalid_request, .message = "batches are not part of this revision"})));
    return;
  }
  std::vector<std::string> answers;
  for (const auto& message : batch) answer(message, answers);
  if (!answers.empty()) lines.push_back(fmt::format("[{}]", fmt::join(answers, ",")));
}

void Conversation::answer(const json::value& message, std::vector<std::string>& lines) {
  const auto request = read_message(message);
  if (!request) {
    lines.push_back(write_json_line(failure(request.error().id, request.error().error)));
    return;
  }
  if (request->response) return;  // nothing was asked
  if (request->is_notification()) return take_notification(*request);
  auto result = handle(*request, lines);
  if (!result) {
    lines.push_back(write_json_line(failure(request->id, result.error())));
  } else if (request->method != "subscriptions/listen") {  // that one is answered when it ends
    lines.push_back(write_json_line(success(request->id, *std::move(result))));
  }
}

RpcResult<json::object> Conversation::handle(const Request& request, std::vector<std::string>& lines) {
  const auto* envelope = envelope_of(request);
  if (envelope != nullptr && era_ != Era::legacy) {
    if (auto whole = check_envelope(*envelope); !whole) return std::unexpected(std::move(whole).error());
    // A client that asks both ways first discovers, then may still shake hands.
    if (request.method != "server/discover") era_ = Era::modern;
    return handle_modern(request, lines);
  }
  if (era_ == Era::modern) {
    if (request.method == "initialize") return only_modern("initialize");
    return refuse(RpcCode::invalid_params, fmt::format("`_meta/{}` is missing", version_key));
  }
  era_ = Era::legacy;
  return handle_legacy(request, lines);
}

RpcResult<json::object> Conversation::handle_modern(const Request& request, std::vector<std::string>& lines) {
  if (request.method == "subscriptions/listen") {
    listeners_.push_back(Listener::from(request, service_));
    lines.push_back(write_json_line(listeners_.back().acknowledgement()));
    return json::object{};
  }
  Exchange exchange{.revision = latest};
  exchange.notify = [&lines](std::string_view method, json::object params) {
    lines.push_back(write_json_line(notification(method, std::move(params))));
  };
  if (auto read = read_exchange(request, exchange); !read) return std::unexpected(std::move(read).error());
  return dispatch(service_, request, exchange);
}

RpcResult<json::object> Conversation::handle_legacy(const Request& request, std::vector<std::string>& lines) {
  if (request.method == "initialize") return initialize(request.params);
  if (request.method == "ping") return json::object{};
  if (request.method == "resources/subscribe") return subscribe(request, true);
  if (request.method == "resources/unsubscribe") return subscribe(request, false);
  Exchange exchange{.revision = revision_, .client_capabilities = client_capabilities_};
  exchange.notify = [&lines](std::string_view method, json::object params) {
    lines.push_back(write_json_line(notification(method, std::move(params))));
  };
  if (auto read = read_exchange(request, exchange); !read) return std::unexpected(std::move(read).error());
  return dispatch(service_, request, exchange);
}

RpcResult<json::object> Conversation::initialize(const json::object& params) {
  const auto* asked = params.if_contains("protocolVersion");
  if (asked == nullptr || !asked->is_string())
    return refuse(RpcCode::invalid_params, "`protocolVersion` must be a string");
  const auto revision = parse_revision(std::string_view(asked->as_string()));
  const auto* can = params.if_contains("capabilities");
  if (can != nullptr && can->is_object()) client_capabilities_ = can->as_object();
  revision_ = revision && era_of(*revision) == Era::legacy ? *revision : latest_legacy;
  return json::object{{"protocolVersion", wire_name(revision_)},
                      {"capabilities", capabilities(service_, revision_)},
                      {"serverInfo", implementation(service_)},
                      {"instructions", service_.instructions}};
}

RpcResult<json::object> Conversation::subscribe(const Request& request, bool wants_updates) {
  const auto uri = uri_of(request.params);
  if (!service_.read(uri))
    return refuse(RpcCode::resource_not_found, "there is no such resource", json::object{{"uri", uri}});
  if (wants_updates) {
    subscriptions_.insert(uri);
  } else {
    subscriptions_.erase(uri);
  }
  return json::object{};
}

void Conversation::take_notification(const Request& notification) {
  if (notification.method != "notifications/cancelled") return;
  const auto* id = notification.params.if_contains("requestId");
  if (id == nullptr) return;
  std::erase_if(listeners_, [&](const Listener& listener) { return listener.id == *id; });
}

std::vector<std::string> Conversation::announce(const Change& change) const {
  std::vector<std::string> lines;
  const auto add = [&](const std::vector<json::object>& messages) {
    for (const auto& message : messages) lines.push_back(write_json_line(message));
  };
  if (era_ == Era::legacy) add(legacy_due(change, subscriptions_));
  for (const auto& listener : listeners_) add(listener.due(change));
  return lines;
}

}  // namespace nonagon::mcp
