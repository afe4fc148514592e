#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/entropy.hpp"
#include "mcp/protocol/listener.hpp"
#include "net/http.hpp"

namespace nonagon::mcp {

// One client of a legacy revision over HTTP, from `initialize` to DELETE or an hour of silence. Safe from any
// thread.
class Session {
 public:
  Session(Revision revision, json::object client_capabilities, std::string principal)
      : revision_(revision),
        client_capabilities_(std::move(client_capabilities)),
        principal_(std::move(principal)) {}

  Revision revision() const { return revision_; }

  const json::object& client_capabilities() const { return client_capabilities_; }

  const std::string& principal() const { return principal_; }

  void set_log_level(LogLevel level);
  std::optional<LogLevel> log_level() const;
  void subscribe(const std::string& uri, bool wants_updates);

  // The stream on which the server speaks unasked; a new one replaces the former.
  void open_stream(net::EventStream stream);
  void announce(const Change& change);

  // A question to the client: sends the request by `send`, waits for the answer that arrives elsewhere.
  RpcResult<json::object> ask(std::string_view method,
                              json::object params,
                              const std::function<bool(const json::object&)>& send,
                              std::chrono::seconds patience);
  // The answer to a question; false when nobody waits for it.
  bool take_response(const json::object& response);

  // Requests in work can be cancelled by their id.
  void begin(const json::value& id);
  void end(const json::value& id);
  void cancel(const json::value& id);
  bool is_cancelled(const json::value& id) const;

  void touch();
  bool is_silent_since(std::chrono::steady_clock::time_point moment) const;
  // Nobody is waited for any more.
  void finish();

 private:
  const Revision revision_;
  const json::object client_capabilities_;
  const std::string principal_;

  mutable std::mutex mutex_;
  std::condition_variable answered_;
  std::optional<LogLevel> log_level_ = LogLevel::debug;
  std::set<std::string> subscriptions_;
  std::set<std::string> in_work_;  // ids as JSON text
  std::set<std::string> cancelled_;
  std::map<std::int64_t, std::optional<json::object>> questions_;
  std::int64_t last_question_ = 0;
  net::EventStream stream_;
  std::chrono::steady_clock::time_point last_seen_ = std::chrono::steady_clock::now();
  bool is_finished_ = false;
};

// All sessions of an endpoint by their ids.
class Sessions {
 public:
  std::string add(std::shared_ptr<Session> session, Entropy& entropy);
  // Null when there is none, it has ended, or it belongs to somebody else.
  std::shared_ptr<Session> find(std::string_view id, std::string_view principal);
  bool remove(std::string_view id, std::string_view principal);
  std::vector<std::shared_ptr<Session>> all() const;

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Session>, std::less<>> sessions_;
};

// A JSON-RPC message as a server-sent event.
std::string event_of(const json::object& message);
std::string event_of(std::string_view message);  // JSON text already

}  // namespace nonagon::mcp
