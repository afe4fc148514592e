#include "mcp/protocol/conversation.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "mcp/protocol/handshake.hpp"

namespace nonagon::mcp {
namespace {

std::unexpected<RpcError> only_modern(std::string_view requested) {
  return refuse(RpcCode::unsupported_version,
                "this connection already speaks " + std::string(wire_name(latest)),
                json::object{{"supported", json::array{wire_name(latest)}}, {"requested", requested}});
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
  if (era_ != Era::legacy && (era_ == Era::modern || has_envelope(request.params))) {
    if (era_ == Era::modern && request.method == "initialize") return only_modern("initialize");
    const auto version = envelope_version(request);
    if (!version) return std::unexpected(version.error());
    if (auto spoken = check_version(*version); !spoken) return std::unexpected(std::move(spoken).error());
    // A client that asks both ways first discovers, then may still shake hands.
    if (request.method != "server/discover") era_ = Era::modern;
    return handle_modern(request, lines);
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
  auto handshake = read_handshake(params);
  if (!handshake) return std::unexpected(std::move(handshake).error());
  revision_ = handshake->revision;
  auto answer = handshake_answer(service_, *handshake);
  client_capabilities_ = std::move(handshake->client_capabilities);
  return answer;
}

RpcResult<json::object> Conversation::subscribe(const Request& request, bool wants_updates) {
  const auto uri = text_member(request.params, "uri");
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
