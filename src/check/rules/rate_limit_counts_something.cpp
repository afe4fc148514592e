#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  Names links;
  for (const auto& link : design.api.auth.links) links.insert(link.id);
  const auto& limits = design.api.rate_limits;
  for (std::size_t i = 0; i < limits.size(); ++i) {
    if (limits[i].applies.empty())
      report.add(StageName::api,
                 fmt::format("/rateLimits/{}/applies", i),
                 fmt::format("`{}` applies to nothing", limits[i].id));
    for (std::size_t j = 0; j < limits[i].applies.size(); ++j) {
      const auto& target = limits[i].applies[j];
      if (target == "all" || links.contains(target) || facts.operation(target) != nullptr) continue;
      report.add(StageName::api,
                 fmt::format("/rateLimits/{}/applies/{}", i, j),
                 fmt::format("there is no operation or link `{}`", target));
    }
  }
}

}  // namespace

extern constinit const Rule rate_limit_counts_something{
    .id = "rate-limit-counts-something",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "A rate limit applies to operations or links that exist, or to all.",
    .reason = "The limit limits nothing, and whoever relies on it finds out under attack.",
    .mend = R"(Name operations by their id, access links by theirs, or "all".)",
    .source = "XR-036; vacuum owasp-rate-limit",
    .bad = R"("applies": ["signin"])",
    .good = R"("applies": ["createSession"])",
    .check = inspect,
};

}  // namespace nonagon::check
