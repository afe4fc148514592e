#include "http/event_streams.hpp"

#include <array>
#include <chrono>

#include <fmt/format.h>

#include "workbench/workbench.hpp"

namespace nonagon::http {
namespace {

// How long an event that nobody told of may stay unseen: one of this process, and one of another server,
// which tells by the database.
constexpr std::chrono::seconds poll_time{1};
constexpr std::chrono::seconds told_poll_time{5};

bool is_last(std::string_view kind) {
  return kind == "done" || kind == "error" || kind == "cancelled";
}

}  // namespace

EventStreams::EventStreams(std::shared_ptr<workbench::Installation> installation)
    : installation_(std::move(installation)),
      news_(workbench::JobNews::of(*installation_)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {
  if (news_) listener_ = std::jthread([this](const std::stop_token& stop) { listen(stop); });
}

EventStreams::~EventStreams() {
  listener_.request_stop();
  if (news_) news_->stop();
  thread_.request_stop();
  changed_.notify_all();
}

void EventStreams::follow(const store::UserId& user,
                          const store::JobId& job,
                          std::int64_t last,
                          net::EventStream stream) {
  {
    const std::lock_guard lock(mutex_);
    followers_.push_back({user, job, last, std::move(stream)});
  }
  wake();
}

void EventStreams::wake() {
  {
    const std::lock_guard lock(mutex_);
    has_news_ = true;
  }
  changed_.notify_all();
}

void EventStreams::close() {
  const std::lock_guard lock(mutex_);
  for (auto& follower : followers_) {
    follower.stream.write("retry: 1000\nevent: bye\ndata: {}\n\n");
    follower.stream.close();
  }
  followers_.clear();
}

bool EventStreams::tell(Follower& follower) {
  if (!follower.stream.is_open()) return false;
  const auto workbench = installation_->workbench_of(follower.user);
  if (!workbench) return true;  // the database does not answer now
  const auto events = (*workbench)->events(follower.job, follower.last);
  if (!events) return true;
  for (const auto& event : *events) {
    follower.stream.write(fmt::format("id: {}\nevent: {}\ndata: {}\n\n", event.seq, event.kind, event.body));
    follower.last = event.seq;
    if (!is_last(event.kind)) continue;
    follower.stream.close();
    return false;
  }
  return true;
}

void EventStreams::listen(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    if (news_->wait()) wake();
  }
}

void EventStreams::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    if (followers_.empty()) {
      changed_.wait(lock, stop, [this] { return has_news_; });
    } else {
      changed_.wait_for(lock, stop, news_ ? told_poll_time : poll_time, [this] { return has_news_; });
    }
    has_news_ = false;
    // Reading happens without the lock, on a list of its own: whoever follows meanwhile is taken next.
    std::list<Follower> present;
    present.swap(followers_);
    lock.unlock();
    std::erase_if(present, [this](Follower& follower) { return !tell(follower); });
    lock.lock();
    followers_.splice(followers_.end(), present);
  }
}

}  // namespace nonagon::http
