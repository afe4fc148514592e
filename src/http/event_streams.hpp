#pragma once

#include <condition_variable>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "net/http.hpp"
#include "workbench/installation.hpp"
#include "workbench/job_news.hpp"

namespace nonagon::http {

// Tells those who watch a job what happens to it (server-sent events, WHATWG HTML section 9.2): all events
// after the one that they name, then each as it is written, by whichever server. The event's id is its
// number. Safe from any thread.
class EventStreams {
 public:
  explicit EventStreams(std::shared_ptr<workbench::Installation> installation);
  EventStreams(const EventStreams&) = delete;
  EventStreams& operator=(const EventStreams&) = delete;
  ~EventStreams();

  // Follows a job from the event after `last` on, until its last event was told.
  void follow(const store::UserId& user, const store::JobId& job, std::int64_t last, net::EventStream stream);

  // A job's events went on: looks at once, rather than at the next second.
  void wake();

  // Says good-bye to everybody, who come back by themselves.
  void close();

 private:
  struct Follower {
    store::UserId user;
    store::JobId job;
    std::int64_t last;
    net::EventStream stream;
  };

  void work(const std::stop_token& stop);
  void listen(const std::stop_token& stop);
  // False when nothing more is to be told.
  bool tell(Follower& follower);

  std::shared_ptr<workbench::Installation> installation_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  bool has_news_ = false;
  std::list<Follower> followers_;
  std::unique_ptr<workbench::JobNews> news_;
  std::jthread listener_;
  std::jthread thread_;
};

}  // namespace nonagon::http
