#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& relationships = design.data_model.relationships;
  for (std::size_t i = 0; i < relationships.size(); ++i) {
    const auto& relationship = relationships[i];
    if (relationship.type == design::Cardinality::many_to_many) continue;
    const bool is_in_from = relationship.type == design::Cardinality::many_to_one;
    const auto* owner = facts.entity(is_in_from ? relationship.from : relationship.to);
    if (owner == nullptr || facts.field(*owner, relationship.foreign_key) != nullptr) continue;
    report.add(StageName::data_model,
               fmt::format("/relationships/{}/foreignKey", i),
               fmt::format("`{}` has no field `{}`", owner->name, relationship.foreign_key));
  }
}

}  // namespace

extern constinit const Rule foreign_key_field_exists{
    .id = "foreign-key-field-exists",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "The key field of a relationship stands in the entity that holds it.",
    .reason = "Without the field the relation cannot be stored; the table would have no such column.",
    .mend = R"(Add the field to the entity that holds the key, or correct "foreignKey".)",
    .source = "XR-001",
    .bad = R"({"from": "Member", "to": "Loan", "type": "one-to-many", "foreignKey": "membrId"})",
    .good = R"({"from": "Member", "to": "Loan", "type": "one-to-many", "foreignKey": "memberId"})",
    .check = inspect,
};

}  // namespace nonagon::check
