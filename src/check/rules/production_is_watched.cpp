#include <algorithm>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& services = design.infrastructure.services;
  if (!design.infrastructure.monitoring.empty() || std::ranges::none_of(services, &design::Service::build))
    return;
  report.add(StageName::infrastructure, "/monitoring", "nothing is watched");
}

}  // namespace

extern constinit const Rule production_is_watched{
    .id = "production-is-watched",
    .severity = Severity::warning,
    .stage = StageName::infrastructure,
    .summary = "What runs as a service is watched by at least one signal.",
    .reason = "The first to notice that it is down are the people who need it.",
    .mend = "Add a monitor, at least one of the health path.",
    .source = "Google SRE, 6; DORA: monitoring",
    .bad = R"(services, and "monitoring": [])",
    .good = R"({"id": "alive", "signal": "GET /healthz", "alert": "No answer for 2 minutes"})",
    .check = inspect,
};

}  // namespace nonagon::check
