#include "mcp/protocol/session.hpp"

#include <array>

#include <fmt/format.h>

namespace nonagon::mcp {
namespace {

constexpr std::chrono::hours longest_silence{1};
constexpr std::size_t most_sessions = 10'000;

std::string text_of(const json::value& id) {
  return json::serialize(id);
}

}  // namespace

std::string event_of(std::string_view message) {
  return fmt::format("event: message\ndata: {}\n\n", message);
}

std::string event_of(const json::object& message) {
  return event_of(write_json_line(message));
}

void Session::set_log_level(LogLevel level) {
  const std::lock_guard lock(mutex_);
  log_level_ = level;
}

std::optional<LogLevel> Session::log_level() const {
  const std::lock_guard lock(mutex_);
  return log_level_;
}

void Session::subscribe(const std::string& uri, bool wants_updates) {
  const std::lock_guard lock(mutex_);
  if (wants_updates) {
    subscriptions_.insert(uri);
  } else {
    subscriptions_.erase(uri);
  }
}

void Session::open_stream(net::EventStream stream) {
  net::EventStream former;
  {
    const std::lock_guard lock(mutex_);
    former = std::exchange(stream_, std::move(stream));
  }
  former.close();
}

void Session::announce(const Change& change) {
  const std::lock_guard lock(mutex_);
  for (const auto& message : legacy_due(change, subscriptions_)) stream_.write(event_of(message));
}

RpcResult<json::object> Session::ask(std::string_view method,
                                     json::object params,
                                     const std::function<bool(const json::object&)>& send,
                                     std::chrono::seconds patience) {
  std::unique_lock lock(mutex_);
  const auto id = ++last_question_;
  const auto question = questions_.emplace(id, std::nullopt).first;
  lock.unlock();
  const bool is_sent =
      send({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}});
  lock.lock();
  const bool is_answered = is_sent && answered_.wait_for(lock, patience, [&] {
    return question->second.has_value() || is_finished_;
  });
  auto response = std::move(question->second);
  questions_.erase(question);
  if (!is_answered || !response) return refuse(RpcCode::internal_error, "the client did not answer");
  if (const auto* result = response->if_contains("result"); result != nullptr && result->is_object())
    return result->as_object();
  return refuse(RpcCode::internal_error, "the client refused");
}

bool Session::take_response(const json::object& response) {
  const auto* id = response.if_contains("id");
  if (id == nullptr || !id->is_int64()) return false;
  const std::lock_guard lock(mutex_);
  const auto question = questions_.find(id->as_int64());
  if (question == questions_.end()) return false;
  question->second = response;
  answered_.notify_all();
  return true;
}

void Session::begin(const json::value& id) {
  const std::lock_guard lock(mutex_);
  in_work_.insert(text_of(id));
}

void Session::end(const json::value& id) {
  const std::lock_guard lock(mutex_);
  in_work_.erase(text_of(id));
  cancelled_.erase(text_of(id));
}

void Session::cancel(const json::value& id) {
  const std::lock_guard lock(mutex_);
  if (in_work_.contains(text_of(id))) cancelled_.insert(text_of(id));
}

bool Session::is_cancelled(const json::value& id) const {
  const std::lock_guard lock(mutex_);
  return is_finished_ || cancelled_.contains(text_of(id));
}

void Session::touch() {
  const std::lock_guard lock(mutex_);
  last_seen_ = std::chrono::steady_clock::now();
}

bool Session::is_silent_since(std::chrono::steady_clock::time_point moment) const {
  const std::lock_guard lock(mutex_);
  return last_seen_ < moment && in_work_.empty() && !stream_.is_open();
}

void Session::finish() {
  net::EventStream stream;
  {
    const std::lock_guard lock(mutex_);
    is_finished_ = true;
    stream = std::exchange(stream_, {});
    answered_.notify_all();
  }
  stream.close();
}

std::string Sessions::add(std::shared_ptr<Session> session, Entropy& entropy) {
  std::array<std::byte, 16> bytes{};
  entropy.fill(bytes);
  std::string id;
  for (const auto byte : bytes) id += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
  const std::lock_guard lock(mutex_);
  const auto moment = std::chrono::steady_clock::now() - longest_silence;
  std::erase_if(sessions_, [&](const auto& known) { return known.second->is_silent_since(moment); });
  if (sessions_.size() >= most_sessions) sessions_.erase(sessions_.begin());
  sessions_.emplace(id, std::move(session));
  return id;
}

std::shared_ptr<Session> Sessions::find(std::string_view id, std::string_view principal) {
  const std::lock_guard lock(mutex_);
  const auto known = sessions_.find(id);
  if (known == sessions_.end() || known->second->principal() != principal) return nullptr;
  known->second->touch();
  return known->second;
}

bool Sessions::remove(std::string_view id, std::string_view principal) {
  std::shared_ptr<Session> session;
  {
    const std::lock_guard lock(mutex_);
    const auto known = sessions_.find(id);
    if (known == sessions_.end() || known->second->principal() != principal) return false;
    session = known->second;
    sessions_.erase(known);
  }
  session->finish();
  return true;
}

std::vector<std::shared_ptr<Session>> Sessions::all() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::shared_ptr<Session>> all;
  for (const auto& [id, session] : sessions_) all.push_back(session);
  return all;
}

}  // namespace nonagon::mcp
