#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "workbench/installation.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {

// Runs generations beside those who asked for them. Safe from any thread.
class GenerationRunner {
 public:
  // `told` is called on a thread of the runner when the events of a job went on.
  using Told = std::function<void(const store::JobId& job)>;

  GenerationRunner(std::shared_ptr<Installation> installation, std::size_t at_once, Told told);
  GenerationRunner(const GenerationRunner&) = delete;
  GenerationRunner& operator=(const GenerationRunner&) = delete;
  // Stops those that ask a provider and waits for all that run; those that wait are ended by whoever opens
  // the store next.
  ~GenerationRunner();

  // True while one more generation would be taken.
  bool has_room() const;

  // Takes a generation that was begun. Its record says how it ended.
  void start(const store::UserId& user, Workbench::Generation generation);

  // True when the job has ended, or never ran here; false when the time was over first.
  bool wait(const store::JobId& job, std::chrono::milliseconds patience);

 private:
  static constexpr std::size_t most_waiting = 100;

  struct Task {
    store::UserId user;
    Workbench::Generation generation;
  };

  void work(const std::stop_token& stop);

  std::shared_ptr<Installation> installation_;
  Told told_;
  mutable std::mutex mutex_;
  std::condition_variable_any has_task_;
  std::condition_variable has_ended_;
  std::deque<Task> waiting_;
  std::set<std::string> unfinished_;  // ids of jobs
  std::vector<std::jthread> threads_;
};

}  // namespace nonagon::workbench
