#pragma once

#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "base/entropy.hpp"
#include "mcp/protocol/dispatch.hpp"
#include "mcp/protocol/http_headers.hpp"
#include "mcp/protocol/kept_answers.hpp"
#include "mcp/protocol/session.hpp"
#include "net/http.hpp"

namespace nonagon::mcp {

// Who may speak, and what is offered to them.
struct Access {
  std::string principal;  // a token's id; sessions belong to it
  std::shared_ptr<const Service> service;
  std::shared_ptr<const KeptAnswers> kept = {};  // null where answers depend on more than the question
};

// The transport Streamable HTTP (MCP 2026-07-28, and the three legacy revisions with sessions): one URL,
// every request decides for itself which revision it speaks. Safe from any thread.
class HttpEndpoint {
 public:
  // Looks at the credentials of a request: access, or the answer that refuses it (401, 403).
  using Authorize = std::function<std::expected<Access, net::Response>(const net::Request& http)>;

  HttpEndpoint(Authorize authorize, Entropy& entropy, OwnNames names = {})
      : authorize_(std::move(authorize)), entropy_(entropy), names_(std::move(names)) {}

  HttpEndpoint(const HttpEndpoint&) = delete;
  HttpEndpoint& operator=(const HttpEndpoint&) = delete;

  void handle(const net::Request& http, const net::Reply& reply);

  // The answer that was kept for what is asked here, as `handle` would give it; runs no handler and waits for
  // nothing.
  std::optional<net::ReadyResponse> at_hand(const net::Request& http, const Access& access) const;

  // Tells everybody who asked to be told and belongs to `principal`.
  void announce(std::string_view principal, const Change& change);
  // Ends all that lasts: streams of listeners with their answer, and sessions.
  void close();

 private:
  class Exchangeable;

  struct OpenListener {
    std::string principal;
    Listener listener;
    net::EventStream stream;
  };

  void post(const net::Request& http, const net::Reply& reply, const Access& access);
  void answer_modern(const net::Request& http,
                     const net::Reply& reply,
                     const Access& access,
                     const Request& request);
  void listen(const net::Reply& reply, const Access& access, const Request& request);
  void answer_legacy(const net::Request& http,
                     const net::Reply& reply,
                     const Access& access,
                     const json::value& message);
  void initialize(const net::Reply& reply, const Access& access, const Request& request);
  json::object answer_in_session(const Access& access,
                                 Session& session,
                                 const Request& request,
                                 const Exchange& exchange);
  void answer_batch(const net::Reply& reply,
                    const Access& access,
                    Session& session,
                    const json::array& batch);
  void get(const net::Request& http, const net::Reply& reply, const Access& access);
  void remove(const net::Request& http, const net::Reply& reply, const Access& access);

  Authorize authorize_;
  Entropy& entropy_;
  OwnNames names_;
  Sessions sessions_;
  std::mutex listeners_mutex_;
  std::list<OpenListener> listeners_;
};

}  // namespace nonagon::mcp
