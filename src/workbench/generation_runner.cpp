#include "workbench/generation_runner.hpp"

namespace nonagon::workbench {

GenerationRunner::GenerationRunner(std::shared_ptr<Installation> installation, std::size_t at_once, Told told)
    : installation_(std::move(installation)), told_(std::move(told)) {
  for (std::size_t i = 0; i < at_once; ++i)
    threads_.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

GenerationRunner::~GenerationRunner() {
  for (auto& thread : threads_) thread.request_stop();
  has_task_.notify_all();
}

bool GenerationRunner::has_room() const {
  const std::lock_guard lock(mutex_);
  return waiting_.size() < most_waiting;
}

void GenerationRunner::start(const store::UserId& user, Workbench::Generation generation) {
  {
    const std::lock_guard lock(mutex_);
    unfinished_.insert(generation.job.id.text());
    waiting_.push_back({.user = user, .generation = std::move(generation)});
  }
  has_task_.notify_one();
}

bool GenerationRunner::wait(const store::JobId& job, std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return has_ended_.wait_for(lock, patience, [&] { return !unfinished_.contains(job.text()); });
}

void GenerationRunner::work(const std::stop_token& stop) {
  while (true) {
    std::unique_lock lock(mutex_);
    if (!has_task_.wait(lock, stop, [this] { return !waiting_.empty(); })) return;
    auto task = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    const auto job = task.generation.job.id;
    // A generation whose end could not be written is ended when its lease runs out.
    if (auto workbench = installation_->workbench_of(task.user)) {
      const GenerationWatch watch{.told = [&] { told_(job); }, .stop = stop};
      static_cast<void>((*workbench)->run_generation(std::move(task.generation), watch).has_value());
    }
    lock.lock();
    unfinished_.erase(job.text());
    lock.unlock();
    has_ended_.notify_all();
    told_(job);
  }
}

}  // namespace nonagon::workbench
