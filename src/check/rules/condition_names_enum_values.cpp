#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// The enum field on one side of a comparison or in front of a list; null when there is none.
const Field* enum_field(const sql::Expression& expression, const Entity& entity, const Facts& facts) {
  if (expression.kind != sql::ExpressionKind::comparison && expression.kind != sql::ExpressionKind::in)
    return nullptr;
  for (const auto& operand : expression.operands) {
    if (operand.kind != sql::ExpressionKind::field) continue;
    const auto* field = facts.field(entity, operand.text);
    if (field != nullptr && facts.type(*field).kind == design::TypeKind::enum_) return field;
  }
  return nullptr;
}

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& condition : facts.conditions) {
    if (!condition.expression) continue;
    walk(*condition.expression, [&](const sql::Expression& expression) {
      const auto* field = enum_field(expression, *condition.entity, facts);
      if (field == nullptr) return;
      const auto& values = facts.type(*field).values;
      for (const auto& operand : expression.operands) {
        if (operand.kind != sql::ExpressionKind::text ||
            std::ranges::find(values, operand.text) != values.end())
          continue;
        report.add(
            condition.stage,
            condition.pointer,
            fmt::format("`{}` is no value of `{}.{}`", operand.text, condition.entity->name, field->name));
      }
    });
  }
}

}  // namespace

extern constinit const Rule condition_names_enum_values{
    .id = "condition-names-enum-values",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "A condition compares an enum field with values that it can have.",
    .reason =
        "The comparison is never true: a partial index stays empty, a check lets everything pass or nothing.",
    .mend = "Spell the value as the enum does.",
    .source = "XR-008",
    .bad = "status <> 'retuned' where the enum has returned",
    .good = "status <> 'returned'",
    .check = inspect,
};

}  // namespace nonagon::check
