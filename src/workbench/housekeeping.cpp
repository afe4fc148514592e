#include "workbench/housekeeping.hpp"

#include <algorithm>

#include "store/idempotency.hpp"
#include "store/job_events.hpp"
#include "store/packages.hpp"
#include "store/projects.hpp"
#include "store/sessions.hpp"
#include "store/sign_in_failures.hpp"
#include "store/sign_in_links.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::chrono::seconds between_leases{10};
constexpr std::chrono::seconds between_recoveries{15};
constexpr std::chrono::minutes between_sweeps{10};

// A project may hold much: writers wait for a few of them at a time.
constexpr std::size_t projects_at_once = 10;

Result<void> purge_projects(store::Connection& connection, Instant before) {
  while (true) {
    const auto gone = TRY(store::in_transaction(connection, [&] {
      return store::purge_projects_deleted_before(connection, before, projects_at_once);
    }));
    if (gone < static_cast<std::int64_t>(projects_at_once)) return {};
  }
}

}  // namespace

Result<void> sweep(Installation& installation) {
  const auto connection = TRY(installation.connect());
  const auto now = installation.clock().now();
  TRY(store::in_transaction(*connection, [&]() -> Result<void> {
    TRY(store::remove_expired_sessions(*connection, now));
    TRY(store::remove_expired_sign_in_links(*connection, now));
    TRY(store::remove_sign_in_failures_before(*connection, now - failures_kept));
    TRY(store::remove_answers_before(*connection, now - answers_kept));
    TRY(store::remove_deltas_ended_before(*connection, now - deltas_kept));
    return store::remove_job_events_before(*connection, now - events_kept);
  }));
  TRY(purge_projects(*connection, now - deleted_projects_kept));
  return store::in_transaction(*connection, [&]() -> Result<void> {
    TRY(store::remove_unused_export_files(*connection));
    return {};
  });
}

void Schedule::add(std::chrono::milliseconds every, std::function<void()> chore, First first) {
  chores_.push_back({.every = every, .work = std::move(chore), .due = std::nullopt, .first = first});
}

Schedule::Time Schedule::run_due(Time now) {
  auto next = Time::max();
  for (auto& chore : chores_) {
    if (!chore.due) chore.due = chore.first == First::at_once ? now : now + chore.every;
    if (*chore.due <= now) {
      chore.work();
      chore.due = now + chore.every;
    }
    next = std::min(next, *chore.due);
  }
  return next;
}

Schedule housekeeping(std::shared_ptr<Installation> installation) {
  Schedule schedule;
  // A database that does not answer now is asked again when the chore is due again.
  const auto add = [&](std::chrono::milliseconds every, Result<void> (*work)(Installation&)) {
    schedule.add(every, [installation, work] { static_cast<void>(work(*installation).has_value()); });
  };
  add(between_leases, [](Installation& place) { return place.extend_leases(); });
  add(between_recoveries, [](Installation& place) { return place.recover(); });
  add(between_sweeps, sweep);
  return schedule;
}

Schedule lease_keeping(std::shared_ptr<Installation> installation) {
  Schedule schedule;
  const auto extend = [installation] { static_cast<void>(installation->extend_leases().has_value()); };
  schedule.add(between_leases, extend, Schedule::First::after_its_time);
  return schedule;
}

Housekeeper::Housekeeper(Schedule schedule)
    : schedule_(std::move(schedule)), thread_([this](const std::stop_token& stop) { work(stop); }) {}

void Housekeeper::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const auto next = schedule_.run_due(std::chrono::steady_clock::now());
    wakes_.wait_until(lock, stop, next, [] { return false; });
  }
}

}  // namespace nonagon::workbench
