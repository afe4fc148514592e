#include "workbench/job_watch.hpp"

#include <condition_variable>
#include <mutex>

#include "store/generations.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::chrono::milliseconds look_time{300};

}  // namespace

JobWatch::JobWatch(std::shared_ptr<Installation> installation, store::Job job, std::stop_token outer)
    : installation_(std::move(installation)),
      job_(std::move(job)),
      passed_on_(std::move(outer), Pass{stop_}),
      thread_([this](const std::stop_token& done) { look(done); }) {}

void JobWatch::look(const std::stop_token& done) {
  std::mutex mutex;
  std::condition_variable_any never;
  while (true) {
    {
      std::unique_lock lock(mutex);
      never.wait_for(lock, done, look_time, [] { return false; });
    }
    if (done.stop_requested()) return;
    const auto connection = installation_->connect();
    if (!connection) continue;  // the database does not answer now
    const auto job = store::find_job(**connection, job_.id);
    if (!job) continue;
    if (!*job || (*job)->fence != job_.fence || (*job)->state != store::JobState::running) {
      was_ended_ = true;
      stop_.request_stop();
      return;
    }
  }
}

}  // namespace nonagon::workbench
