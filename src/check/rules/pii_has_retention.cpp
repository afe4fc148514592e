#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  Names covered;
  for (const auto& retention : design.database.retention) covered.insert(retention.entity);
  for (const auto& entity : design.data_model.entities) {
    const auto personal = std::ranges::find_if(entity.fields, &Field::pii);
    if (personal == entity.fields.end() || covered.contains(entity.name) || covered.contains(entity.part_of))
      continue;
    report.add(StageName::data_model,
               facts.pointer(entity, *personal),
               fmt::format("`{}` keeps personal data and no retention says how long", entity.name));
  }
}

}  // namespace

extern constinit const Rule pii_has_retention{
    .id = "pii-has-retention",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = "Entities with personal data say how long it stays.",
    .reason = "Data without an end is kept for ever; the law asks for a period and a reason.",
    .mend = "Add a retention of the entity, or of the whole that it is part of.",
    .source = "XR-042; GDPR, article 5(1)(e)",
    .bad = "Member.email is personal and Member has no retention",
    .good = R"({"entity": "Member", "after": "P1Y", "since": "removedAt", "action": "anonymise"})",
    .check = inspect,
};

}  // namespace nonagon::check
