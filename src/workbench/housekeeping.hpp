#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "workbench/installation.hpp"

// What a server does without being asked.
namespace nonagon::workbench {

// How long things are kept.
inline constexpr std::chrono::hours answers_kept{24};
inline constexpr std::chrono::hours events_kept{24};
inline constexpr std::chrono::hours failures_kept{24};
inline constexpr std::chrono::minutes deltas_kept{1};  // after the job has ended
inline constexpr std::chrono::days deleted_projects_kept{30};

// Removes what was kept long enough: sessions and sign-in links that expired, failures to sign in, answers to
// repeated requests, events of generations, deleted projects and bytes of exports that nothing names any
// more.
Result<void> sweep(Installation& installation);

// Things to be done again and again, each after its own time.
class Schedule {
 public:
  using Time = std::chrono::steady_clock::time_point;

  enum class First { at_once, after_its_time };

  void add(std::chrono::milliseconds every, std::function<void()> chore, First first = First::at_once);

  // Does what is due, and says when the next chore is.
  Time run_due(Time now);

 private:
  struct Chore {
    std::chrono::milliseconds every;
    std::function<void()> work;
    std::optional<Time> due;  // none: it was never looked at
    First first;
  };

  std::vector<Chore> chores_;
};

// The schedule of a server.
Schedule housekeeping(std::shared_ptr<Installation> installation);

// What a command that generates does meanwhile.
Schedule lease_keeping(std::shared_ptr<Installation> installation);

// Runs a schedule on a thread of its own until it is destroyed.
class Housekeeper {
 public:
  explicit Housekeeper(Schedule schedule);
  Housekeeper(const Housekeeper&) = delete;
  Housekeeper& operator=(const Housekeeper&) = delete;

 private:
  void work(const std::stop_token& stop);

  Schedule schedule_;
  std::mutex mutex_;
  std::condition_variable_any wakes_;
  std::jthread thread_;
};

}  // namespace nonagon::workbench
