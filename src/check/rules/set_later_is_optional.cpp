#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// Operations that make a row of the entity, and jobs and marks of which nobody can say so, do not count as
// later.
bool is_later(const std::string& id, const Entity& entity, const Facts& facts) {
  const auto* operation = facts.operation(id);
  if (operation == nullptr || operation->entity != &entity) return false;
  if (operation->kind == design::OperationKind::create) return false;
  return operation->action == nullptr || !operation->action->creates;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      // A copy is taken when the row is made.
      if (!field.required || field.set_by.empty() || !field.copied_from.empty() || !field.default_.is_null())
        continue;
      if (entity.lifecycle && entity.lifecycle->field == field.name) continue;
      const bool is_set_later =
          std::ranges::all_of(field.set_by, [&](const auto& id) { return is_later(id, entity, facts); });
      if (!is_set_later) continue;
      auto& finding = report.add(
          StageName::data_model,
          facts.pointer(entity, field) + "/required",
          fmt::format("`{}.{}` has no value before `{}`", entity.name, field.name, field.set_by[0]));
      finding.fix = replace_with("Make it optional", finding.pointer, false);
    }
  }
}

}  // namespace

extern constinit const Rule set_later_is_optional{
    .id = "set-later-is-optional",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "A field that only later operations set is optional.",
    .reason = "A new row has no value for it yet, so the row could never be made.",
    .mend = "Make the field optional, or give it a default.",
    .source = "XR-009",
    .bad = "Loan.returnedAt is required and set by returnLoan",
    .good = "Loan.returnedAt is optional",
    .check = inspect,
};

}  // namespace nonagon::check
