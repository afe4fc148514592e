#include "derive/infrastructure/watch.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/assumptions.hpp"
#include "derive/database/index_plan.hpp"
#include "derive/reading/product_form.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::Engine;
using design::Monitor;
using design::StageName;

std::string_view dump_of(Engine engine) {
  switch (engine) {
    case Engine::postgresql: return "pg_dump, custom format";
    case Engine::mysql: return "mysqldump --single-transaction, compressed";
    case Engine::sqlite: return "sqlite3 .backup, then a copy elsewhere";
    case Engine::mongodb: return "mongodump --archive --gzip";
  }
  return "dump";
}

struct Signal {
  std::string_view answer;
  std::string_view id;
  std::string_view signal;
  std::string_view alert;
};

constexpr std::array signals{
    Signal{"health", "alive", "GET /healthz", "No answer for 2 minutes"},
    Signal{"health", "ready", "GET /readyz checks the database", "Not ready for 2 minutes"},
    Signal{"logs", "log-errors", "Log lines of level error", "More than 10 in 5 minutes"},
    Signal{"errors", "errors", "Share of 5xx answers", "Above 1 % for 5 minutes"},
    Signal{"metrics", "latency", "95th percentile of request time", "Above 1 second for 10 minutes"},
    Signal{"metrics",
           "database-connections",
           "Connections in use of those allowed",
           "Above 80 % for 10 minutes"},
    Signal{"tracing",
           "slow-traces",
           "Requests whose database time is above 500 ms",
           "More than 1 % of an hour's requests"},
    Signal{"uptime",
           "reachable",
           "The public address from two places outside",
           "Unreachable from both for 2 minutes"},
};

// What a job leaves undone is what people notice first.
void add_domain_signals(Design& design) {
  constexpr std::size_t most = 8;
  std::size_t made = 0;
  for (const auto& job : design.api.jobs) {
    if (made == most) return;
    const auto plural = spoken_plural(job.entity);
    const auto id = slug_of(kebab_case(job.id), 60);
    if (job.every == "PT10S") {
      const auto what = job.entity.empty() ? std::string("row that waits")
                                           : fmt::format("{} that waits", spoken(job.entity));
      design.infrastructure.monitoring.push_back(
          {.id = "stuck-" + id,
           .signal = fmt::format("Age of the oldest {} for {}", what, job.id),
           .alert = "Older than 10 minutes"});
    } else {
      design.infrastructure.monitoring.push_back(
          {.id = "late-" + id,
           .signal = fmt::format("Time since {} last ended well{}",
                                 job.id,
                                 job.entity.empty() ? "" : fmt::format(", and {} that it left", plural)),
           .alert = job.every == "P1D" ? "More than 26 hours" : "More than three times its pause"});
    }
    ++made;
  }
}

}  // namespace

void derive_backup(Design& design, const Hosting& hosting) {
  if (!hosting.has_services || !hosting.has_database) return;
  const bool is_large = scale_of(design) == Scale::large;
  const auto dump = dump_of(design.database.engine);
  design.infrastructure.backup = design::Backup{
      .what = hosting.is_managed ? "The managed database"
              : hosting.is_file  ? "app-data"
                                 : "db-data",
      .how = hosting.is_managed
                 ? fmt::format("Recovery to a point in time by the provider, and {} kept elsewhere", dump)
                 : fmt::format("{}, kept on another machine", dump),
      .every = is_large ? "PT6H" : "P1D",
      .keep = "P30D",
      .restore_test = "P90D"};
}

void derive_monitoring(Design& design, const Hosting& hosting) {
  const bool is_said = is_answered(design, StageName::infrastructure, "monitoring");
  if (!is_said) {
    assume(design,
           "monitoring",
           hosting.has_services ? "Health and errors are watched, and what the jobs leave undone."
                                : "Nothing is watched.",
           hosting.has_services ? "These are what one person can answer to."
                                : "Nothing runs that could be watched.",
           "infrastructure.monitoring");
  }
  if (!hosting.has_services) return;
  auto& monitoring = design.infrastructure.monitoring;
  for (const auto& [answer, id, signal, alert] : signals) {
    const bool is_usual = answer == "health" || answer == "errors";
    const bool is_wanted =
        is_said ? is_chosen(design, StageName::infrastructure, "monitoring", answer) : is_usual;
    if (is_wanted && (id != "ready" || hosting.has_database))
      monitoring.push_back(
          {.id = std::string(id), .signal = std::string(signal), .alert = std::string(alert)});
  }
  add_domain_signals(design);
  if (design.infrastructure.backup) {
    monitoring.push_back({.id = "backup-age",
                          .signal = "Age of the newest backup",
                          .alert = design.infrastructure.backup->every == "P1D" ? "Older than 26 hours"
                                                                                : "Older than 8 hours"});
  }
}

}  // namespace nonagon::derive
