#include "mcp/protocol/http_endpoint.hpp"

#include <atomic>

#include <fmt/format.h>

#include "base/text.hpp"
#include "mcp/protocol/handshake.hpp"
#include "mcp/protocol/http_headers.hpp"

namespace nonagon::mcp {
namespace {

constexpr std::chrono::seconds client_patience{60};
constexpr std::size_t most_listeners = 1024;

// Longer questions are not looked at on the event loop.
constexpr std::size_t most_question_bytes = 16'384;

net::Response text_response(int status, std::string body) {
  return {.status = status,
          .headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
          .body = std::move(body)};
}

net::Response json_response(int status, const json::object& message) {
  return text_response(status, write_json_line(message));
}

// A success whose result is JSON text already.
std::string success_text(const json::value& id, std::string_view result) {
  return fmt::format(R"({{"jsonrpc":"2.0","id":{},"result":{}}})", write_json_line(id), result);
}

net::Response event_head() {
  return {.status = 200,
          .headers = {{"Content-Type", "text/event-stream"},
                      {"Cache-Control", "no-cache, no-transform"},
                      {"X-Accel-Buffering", "no"}},
          .body = {}};
}

net::Response refusal(int status, RpcCode code, std::string text, const json::value& id = nullptr) {
  return json_response(status, failure(id, {.code = code, .message = std::move(text)}));
}

// Errors before dispatch are also HTTP errors; those of a method are answers (2026-07-28, transports).
int modern_status(RpcCode code) {
  if (code == RpcCode::method_not_found) return 404;
  return code == RpcCode::missing_capability ? 400 : 200;
}

std::string header_or_empty(const net::Request& http, std::string_view name) {
  const auto* value = http.header(name);
  return value == nullptr ? std::string() : std::string(trim(*value));
}

bool is_json(const net::Request& http) {
  const auto type = lower(header_or_empty(http, "Content-Type"));
  return trim(std::string_view(type).substr(0, type.find(';'))) == "application/json";
}

bool is_modern_message(const json::value& message) {
  const auto* params = find_pointer(message, "/params");
  return params != nullptr && params->is_object() && has_envelope(params->as_object());
}

// The ladder of the modern revision up to the method; each step has its own code.
RpcResult<void> check_modern(const net::Request& http, const Request& request, const Service& service) {
  const auto asked = envelope_version(request);
  if (!asked) return std::unexpected(asked.error());
  if (header_or_empty(http, "MCP-Protocol-Version") != *asked)
    return refuse(RpcCode::header_mismatch, "the header MCP-Protocol-Version differs from `_meta`");
  if (const auto* method = http.header("Mcp-Method"); method != nullptr && trim(*method) != request.method)
    return refuse(RpcCode::header_mismatch, "the header Mcp-Method differs from `method`");
  if (auto spoken = check_version(*asked); !spoken) return spoken;
  if (auto checked = check_standard_headers(http, request); !checked) return checked;
  if (request.method != "subscriptions/listen" && !is_known_method(request.method, latest))
    return refuse(RpcCode::method_not_found, fmt::format("there is no method `{}`", request.method));
  return check_parameter_headers(http, request, service);
}

}  // namespace

// The way back to the client of one request: one JSON answer, or a stream when something is said before it.
class HttpEndpoint::Exchangeable {
 public:
  explicit Exchangeable(net::Reply reply) : reply_(std::move(reply)) {}

  bool tell(const json::object& message) {
    if (!stream_) {
      stream_ = reply_.open(event_head());
      stream_->on_close([gone = gone_] { *gone = true; });
    }
    return stream_->write(event_of(message));
  }

  void finish(int status, std::string message) {
    if (!stream_) return reply_.send(text_response(status, std::move(message)));
    stream_->write(event_of(message));
    stream_->close();
  }

  void finish(int status, const json::object& message) { finish(status, write_json_line(message)); }

  bool is_gone() const { return *gone_; }

 private:
  net::Reply reply_;
  std::optional<net::EventStream> stream_;
  std::shared_ptr<std::atomic<bool>> gone_ = std::make_shared<std::atomic<bool>>(false);
};

void HttpEndpoint::handle(const net::Request& http, const net::Reply& reply) {
  if (!is_from_here(http, names_))
    return reply.send(refusal(403, RpcCode::invalid_request, "Origin or Host is not of this server"));
  const auto access = authorize_(http);
  if (!access) return reply.send(access.error());
  if (http.method == "POST") return post(http, reply, *access);
  if (http.method == "GET") return get(http, reply, *access);
  if (http.method == "DELETE") return remove(http, reply, *access);
  reply.send({.status = 405, .headers = {{"Allow", "POST, GET, DELETE"}}, .body = {}});
}

void HttpEndpoint::post(const net::Request& http, const net::Reply& reply, const Access& access) {
  if (!is_json(http))
    return reply.send(refusal(415, RpcCode::invalid_request, "Content-Type must be application/json"));
  const auto message = parse_json(http.body, message_limits);
  if (!message) {
    const bool is_long = message.error().code == ErrorCode::limit_reached;
    return reply.send(refusal(is_long ? 413 : 400, RpcCode::parse_error, message.error().detail));
  }
  const auto header = header_or_empty(http, "MCP-Protocol-Version");
  if (message->is_array()) {
    for (const auto& item : message->as_array()) {
      if (is_modern_message(item))
        return reply.send(refusal(400, RpcCode::invalid_request, "this revision has no batches"));
    }
    return answer_legacy(http, reply, access, *message);
  }
  const auto request = read_message(*message);
  if (!request) return reply.send(json_response(400, failure(request.error().id, request.error().error)));
  const bool is_modern_header = header == wire_name(latest);
  if (request->is_notification() && (is_modern_header || is_modern_message(*message)))
    return reply.send({.status = 202, .headers = {}, .body = {}});
  if (is_modern_message(*message)) return answer_modern(http, reply, access, *request);
  if (is_modern_header && request->method == "initialize")
    return reply.send(
        refusal(400, RpcCode::header_mismatch, "this revision has no `initialize`", request->id));
  if (is_modern_header && !request->response) return answer_modern(http, reply, access, *request);
  if (!header.empty() && !parse_revision(header) && request->method != "initialize")
    return reply.send(
        refusal(400, RpcCode::invalid_request, "this protocol version is not spoken here", request->id));
  answer_legacy(http, reply, access, *message);
}

void HttpEndpoint::answer_modern(const net::Request& http,
                                 const net::Reply& reply,
                                 const Access& access,
                                 const Request& request) {
  if (auto checked = check_modern(http, request, *access.service); !checked) {
    const int status = checked.error().code == RpcCode::method_not_found ? 404 : 400;
    return reply.send(json_response(status, failure(request.id, checked.error())));
  }
  if (request.method == "subscriptions/listen") return listen(reply, access, request);
  Exchangeable back(reply);
  Exchange exchange{.revision = latest, .principal = access.principal};
  exchange.notify = [&back](std::string_view method, json::object params) {
    back.tell(notification(method, std::move(params)));
  };
  exchange.is_cancelled = [&back] { return back.is_gone(); };
  if (auto read = read_exchange(request, exchange); !read)
    return back.finish(400, failure(request.id, read.error()));
  auto result = dispatch(*access.service, request, exchange);
  if (!result) return back.finish(modern_status(result.error().code), failure(request.id, result.error()));
  const auto text = std::make_shared<const std::string>(write_json_line(*result));
  if (access.kept != nullptr) {
    if (auto question = question_of(request)) access.kept->keep(*std::move(question), text);
  }
  back.finish(200, success_text(request.id, *text));
}

std::optional<net::ReadyResponse> HttpEndpoint::at_hand(const net::Request& http,
                                                        const Access& access) const {
  if (access.kept == nullptr || http.method != "POST" || http.body.size() > most_question_bytes)
    return std::nullopt;
  if (!is_from_here(http, names_) || !is_json(http)) return std::nullopt;
  const auto message = parse_json(http.body, message_limits);
  if (!message || !is_modern_message(*message)) return std::nullopt;
  const auto request = read_message(*message);
  if (!request || request->is_notification() || !check_modern(http, *request, *access.service))
    return std::nullopt;
  Exchange exchange{.revision = latest, .principal = access.principal};
  if (!read_exchange(*request, exchange)) return std::nullopt;
  const auto question = question_of(*request);
  const auto result = question ? access.kept->find(*question) : nullptr;
  if (result == nullptr) return std::nullopt;
  return net::ReadyResponse{.status = 200,
                            .head = "Content-Type: application/json\r\nCache-Control: no-store\r\n",
                            .body = std::make_shared<const std::string>(success_text(request->id, *result))};
}

void HttpEndpoint::listen(const net::Reply& reply, const Access& access, const Request& request) {
  OpenListener open{access.principal, Listener::from(request, *access.service), {}};
  const std::lock_guard lock(listeners_mutex_);
  std::erase_if(listeners_, [](const OpenListener& other) { return !other.stream.is_open(); });
  if (listeners_.size() >= most_listeners) {
    return reply.send(refusal(200, RpcCode::internal_error, "too many subscriptions are open", request.id));
  }
  open.stream = reply.open(event_head());
  open.stream.write(event_of(open.listener.acknowledgement()));
  listeners_.push_back(std::move(open));
}

void HttpEndpoint::announce(std::string_view principal, const Change& change) {
  for (const auto& session : sessions_.all()) {
    if (session->principal() == principal) session->announce(change);
  }
  const std::lock_guard lock(listeners_mutex_);
  for (const auto& open : listeners_) {
    if (open.principal != principal) continue;
    for (const auto& message : open.listener.due(change)) open.stream.write(event_of(message));
  }
}

void HttpEndpoint::close() {
  for (const auto& session : sessions_.all()) session->finish();
  const std::lock_guard lock(listeners_mutex_);
  for (const auto& open : listeners_) {
    open.stream.write(event_of(open.listener.farewell()));
    open.stream.close();
  }
  listeners_.clear();
}

void HttpEndpoint::answer_legacy(const net::Request& http,
                                 const net::Reply& reply,
                                 const Access& access,
                                 const json::value& message) {
  std::optional<Request> request;
  if (!message.is_array()) {
    request = read_message(message).value();
    if (request->method == "initialize") return initialize(reply, access, *request);
  }
  const auto* id = http.header("Mcp-Session-Id");
  if (id == nullptr)
    return reply.send(
        refusal(400, RpcCode::invalid_request, "Mcp-Session-Id is missing; begin with `initialize`"));
  const auto session = sessions_.find(*id, access.principal);
  if (!session)
    return reply.send(refusal(404, RpcCode::invalid_request, "this session has ended; begin anew"));
  if (message.is_array()) return answer_batch(reply, access, *session, message.as_array());
  if (request->response) {
    const bool is_awaited = session->take_response(*request->response);
    if (!is_awaited) return reply.send(refusal(400, RpcCode::invalid_request, "nobody asked for this"));
    return reply.send({.status = 202, .headers = {}, .body = {}});
  }
  if (request->is_notification()) {
    const auto* cancelled = request->params.if_contains("requestId");
    if (request->method == "notifications/cancelled" && cancelled != nullptr) session->cancel(*cancelled);
    return reply.send({.status = 202, .headers = {}, .body = {}});
  }
  Exchangeable back(reply);
  Exchange exchange{.revision = session->revision(),
                    .principal = access.principal,
                    .client_capabilities = session->client_capabilities(),
                    .log_level = session->log_level()};
  exchange.notify = [&back](std::string_view method, json::object params) {
    back.tell(notification(method, std::move(params)));
  };
  exchange.ask = [&](std::string_view method, json::object params) {
    return session->ask(
        method,
        std::move(params),
        [&back](const json::object& question) { return back.tell(question); },
        client_patience);
  };
  exchange.is_cancelled = [&] { return back.is_gone() || session->is_cancelled(request->id); };
  session->begin(request->id);
  const auto answer = answer_in_session(access, *session, *request, exchange);
  session->end(request->id);
  back.finish(200, answer);
}

json::object HttpEndpoint::answer_in_session(const Access& access,
                                             Session& session,
                                             const Request& request,
                                             const Exchange& exchange) {
  const auto& service = *access.service;
  const auto done = [&] { return success(request.id, {}); };
  if (request.method == "ping") return done();
  if (request.method == "logging/setLevel" && service.logs) {
    const auto level = parse_log_level(text_member(request.params, "level"));
    if (!level) return failure(request.id, {RpcCode::invalid_params, "there is no such log level"});
    session.set_log_level(*level);
    return done();
  }
  if (request.method == "resources/subscribe" || request.method == "resources/unsubscribe") {
    const auto uri = text_member(request.params, "uri");
    if (!service.read(uri)) {
      return failure(request.id,
                     {RpcCode::resource_not_found, "there is no such resource", json::object{{"uri", uri}}});
    }
    session.subscribe(uri, request.method == "resources/subscribe");
    return done();
  }
  auto told = exchange;
  if (auto read = read_exchange(request, told); !read) return failure(request.id, read.error());
  auto result = dispatch(service, request, told);
  if (!result) return failure(request.id, result.error());
  return success(request.id, *std::move(result));
}

void HttpEndpoint::answer_batch(const net::Reply& reply,
                                const Access& access,
                                Session& session,
                                const json::array& batch) {
  if (session.revision() != Revision::march_2025 || batch.empty())
    return reply.send(refusal(400, RpcCode::invalid_request, "this revision has no batches"));
  json::array answers;
  for (const auto& message : batch) {
    const auto request = read_message(message);
    if (!request) {
      answers.push_back(failure(request.error().id, request.error().error));
    } else if (!request->is_notification() && !request->response) {
      const Exchange exchange{.revision = session.revision(),
                              .principal = access.principal,
                              .client_capabilities = session.client_capabilities()};
      answers.push_back(answer_in_session(access, session, *request, exchange));
    }
  }
  if (answers.empty()) return reply.send({.status = 202, .headers = {}, .body = {}});
  reply.send({.status = 200,
              .headers = {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}},
              .body = write_json_line(answers)});
}

void HttpEndpoint::initialize(const net::Reply& reply, const Access& access, const Request& request) {
  auto handshake = read_handshake(request.params);
  if (!handshake) return reply.send(json_response(200, failure(request.id, handshake.error())));
  auto response = json_response(200, success(request.id, handshake_answer(*access.service, *handshake)));
  auto session = std::make_shared<Session>(
      handshake->revision, std::move(handshake->client_capabilities), access.principal);
  response.headers.push_back({"Mcp-Session-Id", sessions_.add(std::move(session), entropy_)});
  reply.send(std::move(response));
}

void HttpEndpoint::get(const net::Request& http, const net::Reply& reply, const Access& access) {
  const auto* id = http.header("Mcp-Session-Id");
  // Without a session there is nothing to listen to; clients take 405 for that and nothing else.
  if (id == nullptr) return reply.send({.status = 405, .headers = {{"Allow", "POST"}}, .body = {}});
  const auto session = sessions_.find(*id, access.principal);
  if (!session)
    return reply.send(refusal(404, RpcCode::invalid_request, "this session has ended; begin anew"));
  if (header_or_empty(http, "Accept").find("text/event-stream") == std::string::npos)
    return reply.send(refusal(406, RpcCode::invalid_request, "Accept must have text/event-stream"));
  session->open_stream(reply.open(event_head()));
}

void HttpEndpoint::remove(const net::Request& http, const net::Reply& reply, const Access& access) {
  const auto* id = http.header("Mcp-Session-Id");
  if (id == nullptr) return reply.send({.status = 405, .headers = {{"Allow", "POST"}}, .body = {}});
  if (!sessions_.remove(*id, access.principal))
    return reply.send(refusal(404, RpcCode::invalid_request, "this session has ended already"));
  reply.send({.status = 204, .headers = {}, .body = {}});
}

}  // namespace nonagon::mcp
