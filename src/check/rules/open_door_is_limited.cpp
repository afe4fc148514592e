#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// Where nobody signs in, everything is open; that matters when something listens on a network.
bool is_reached_from_outside(const design::Design& design) {
  const auto& strategy = design.api.auth.strategy;
  if (!strategy.empty() && strategy != "none") return true;
  return std::ranges::any_of(design.infrastructure.services,
                             [](const design::Service& service) { return service.role == "web"; });
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  Names limited;
  for (const auto& limit : design.api.rate_limits) limited.insert(limit.applies.begin(), limit.applies.end());
  if (limited.contains("all") || !is_reached_from_outside(design)) return;
  for (const auto& operation : facts.operations) {
    const bool is_link = !operation.link.empty();
    if ((!is_link && !operation.is_public) || operation.endpoint != nullptr) continue;
    if (!is_link && operation.method == "GET") continue;
    if (limited.contains(operation.id) || limited.contains(operation.link)) continue;
    report.add(StageName::api,
               operation.pointer,
               fmt::format("anybody may try `{}` as often as they like", operation.id));
  }
}

}  // namespace

extern constinit const Rule open_door_is_limited{
    .id = "open-door-is-limited",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "What strangers may send is rate limited: sign-in, links, and writing without an account.",
    .reason = "Passwords and links are guessed by trying, and forms are filled by machines.",
    .mend = "Add a rate limit that applies to the operation, to its link, or to all.",
    .source = "OWASP API2:2023, API6:2023; vacuum owasp-rate-limit",
    .bad = "createSession without a rate limit",
    .good = R"({"applies": ["createSession"], "limit": 5, "per": "PT1M", "by": "address"})",
    .check = inspect,
};

}  // namespace nonagon::check
