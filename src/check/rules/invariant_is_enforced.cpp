#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::data_model)) return;
  Names enforced;
  for (const auto& reference : facts.references(Refers::invariant)) enforced.insert(reference.target);
  for (const auto& entity : design.data_model.entities) {
    for (std::size_t i = 0; i < entity.invariants.size(); ++i) {
      if (enforced.contains(entity.invariants[i].id)) continue;
      report.add(StageName::data_model,
                 fmt::format("{}/invariants/{}", facts.pointer(entity), i),
                 fmt::format("nothing enforces `{}`", entity.invariants[i].id));
    }
  }
}

}  // namespace

extern constinit const Rule invariant_is_enforced{
    .id = "invariant-is-enforced",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = "Every invariant is held by a constraint or by a named operation.",
    .reason = "A law that nothing holds is broken by the second request that arrives at the same moment.",
    .mend = R"(Name it under "enforces" of a check or unique index, or under enforcedByApplication.)",
    .source = "XR-009",
    .bad = R"({"id": "one-open-loan"} that nothing enforces)",
    .good = R"(a unique index with "enforces": "one-open-loan")",
    .check = inspect,
};

}  // namespace nonagon::check
