#include <set>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  std::set<std::pair<const Entity*, const Entity*>> points;
  for (const auto& key : facts.foreign_keys) points.emplace(key.owner, key.target);
  for (const auto& entity : design.data_model.entities) {
    const auto* whole = entity.part_of.empty() ? nullptr : facts.entity(entity.part_of);
    if (whole == nullptr || points.contains({&entity, whole})) continue;
    report.add(StageName::data_model,
               facts.pointer(entity) + "/partOf",
               fmt::format("no relationship leads from `{}` to `{}`", entity.name, whole->name));
  }
}

}  // namespace

extern constinit const Rule part_points_at_whole{
    .id = "part-points-at-whole",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "A part holds the key of the whole to which it belongs.",
    .reason = "Its rows could not be found from the whole, nor removed with it.",
    .mend = R"(Add a foreign key to the whole, or remove "partOf".)",
    .source = "XR-001",
    .bad = "LoanLine partOf Loan without a relationship",
    .good = R"({"from": "Loan", "to": "LoanLine", "type": "one-to-many", "foreignKey": "loanId"})",
    .check = inspect,
};

}  // namespace nonagon::check
