#include <string>
#include <string_view>

#include <fmt/format.h>

#include "check/duration.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto examine = [&](StageName stage, std::string pointer, const std::string& text) {
    if (duration_seconds(text)) return;
    report.add(stage, std::move(pointer), fmt::format("`{}` is no ISO 8601 duration", text));
  };
  const auto examine_if_said = [&](StageName stage, std::string_view pointer, const std::string& text) {
    if (!text.empty()) examine(stage, std::string(pointer), text);
  };
  const auto& retention = design.database.retention;
  for (std::size_t i = 0; i < retention.size(); ++i)
    examine(StageName::database, fmt::format("/retention/{}/after", i), retention[i].after);
  const auto& api = design.api;
  if (api.auth.session) {
    examine_if_said(StageName::api, "/auth/session/idle", api.auth.session->idle);
    examine_if_said(StageName::api, "/auth/session/lifetime", api.auth.session->lifetime);
  }
  if (api.idempotency) examine(StageName::api, "/idempotency/keep", api.idempotency->keep);
  for (std::size_t i = 0; i < api.rate_limits.size(); ++i)
    examine(StageName::api, fmt::format("/rateLimits/{}/per", i), api.rate_limits[i].per);
  for (std::size_t i = 0; i < api.jobs.size(); ++i)
    examine(StageName::api, fmt::format("/jobs/{}/every", i), api.jobs[i].every);
  if (const auto& backup = design.infrastructure.backup) {
    examine(StageName::infrastructure, "/backup/every", backup->every);
    examine(StageName::infrastructure, "/backup/keep", backup->keep);
    examine_if_said(StageName::infrastructure, "/backup/restoreTest", backup->restore_test);
  }
}

}  // namespace

extern constinit const Rule duration_parses{
    .id = "duration-parses",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "Every period is an ISO 8601 duration.",
    .reason =
        "The sweep, session, limit or backup would never run, or run with a period that somebody guessed.",
    .mend = "Write P30D, PT15M, P1Y6M: P, then years, months, days, then T and hours, minutes, seconds.",
    .source = "ISO 8601, 5.5.2.4",
    .bad = R"("after": "30 days")",
    .good = R"("after": "P30D")",
    .check = inspect,
    .spans_stages = true,
};

}  // namespace nonagon::check
