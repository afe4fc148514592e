#include <fmt/format.h>

#include "check/duration.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& session = design.api.auth.session;
  if (!session) return;
  if (session->lifetime.empty() && session->idle.empty()) {
    auto& finding = report.add(StageName::api, "/auth/session", "it never ends");
    finding.fix = add_at("End it after twelve hours, or two without use", "/auth/session/lifetime", "PT12H");
    auto step = add_at({}, "/auth/session/idle", "PT2H");
    finding.fix->patch.push_back(std::move(step.patch[0]));
    return;
  }
  const auto idle = duration_seconds(session->idle);
  const auto lifetime = duration_seconds(session->lifetime);
  if (!idle || !lifetime || *idle <= *lifetime) return;
  report.add(StageName::api,
             "/auth/session/idle",
             fmt::format("{} without use is longer than {} at all", session->idle, session->lifetime));
}

}  // namespace

extern constinit const Rule session_ends{
    .id = "session-ends",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "A session ends, and sooner without use than at all.",
    .reason = "A laptop left open, or a token that leaked, opens the account for ever.",
    .mend = R"(Give "idle" and "lifetime" as durations, the idle time the shorter one.)",
    .source = "OWASP ASVS 3.3; vacuum owasp-jwt-best-practices",
    .bad = R"("session": {"subject": "Staff"})",
    .good = R"("session": {"subject": "Staff", "idle": "PT2H", "lifetime": "PT12H"})",
    .check = inspect,
};

}  // namespace nonagon::check
