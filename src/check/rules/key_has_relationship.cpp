#include <unordered_map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  std::unordered_map<std::string, const Entity*> by_key_name;
  for (const auto& entity : design.data_model.entities)
    by_key_name.emplace(camel_case(entity.name) + "Id", &entity);
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (!field.name.ends_with("Id") || facts.foreign_key(field) != nullptr) continue;
      const auto found = by_key_name.find(field.name);
      if (found == by_key_name.end() || &entity == found->second) continue;
      report.add(StageName::data_model,
                 facts.pointer(entity, field),
                 fmt::format("`{}.{}` looks like the key of `{}`, but no relationship says so",
                             entity.name,
                             field.name,
                             found->second->name));
    }
  }
}

}  // namespace

extern constinit const Rule key_has_relationship{
    .id = "key-has-relationship",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "A field called after another entity's key is declared as a relationship.",
    .reason = "Without the declaration there is no constraint, no index and no way from one to the other.",
    .mend = "Declare the relationship, or rename the field.",
    .source = "XR-001",
    .bad = "Loan.memberId uuid without a relationship",
    .good = R"({"from": "Member", "to": "Loan", "type": "one-to-many", "foreignKey": "memberId"})",
    .check = inspect,
};

}  // namespace nonagon::check
