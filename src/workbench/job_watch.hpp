#pragma once

#include <atomic>
#include <memory>
#include <stop_token>
#include <thread>

#include "workbench/installation.hpp"

namespace nonagon::workbench {

// Looks at a job while a provider is asked, and asks for a stop when somebody ended it, on whichever server,
// or when `outer` is asked to.
class JobWatch {
 public:
  JobWatch(std::shared_ptr<Installation> installation, store::Job job, std::stop_token outer);
  JobWatch(const JobWatch&) = delete;
  JobWatch& operator=(const JobWatch&) = delete;

  std::stop_token token() const { return stop_.get_token(); }

  void request_stop() { stop_.request_stop(); }

  // True when the job was ended by somebody else.
  bool was_ended() const { return was_ended_; }

 private:
  struct Pass {
    std::stop_source& stop;

    void operator()() const { stop.request_stop(); }
  };

  void look(const std::stop_token& done);

  std::shared_ptr<Installation> installation_;
  store::Job job_;
  std::stop_source stop_;
  std::atomic<bool> was_ended_{false};
  std::stop_callback<Pass> passed_on_;
  std::jthread thread_;
};

}  // namespace nonagon::workbench
