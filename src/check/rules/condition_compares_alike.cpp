#include <optional>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "sql/dialect.hpp"

namespace nonagon::check {
namespace {

using sql::ExpressionKind;
using sql::ValueKind;

std::optional<ValueKind> kind_of(const sql::Expression& expression,
                                 const Entity& entity,
                                 const Facts& facts) {
  if (expression.kind == ExpressionKind::number || expression.kind == ExpressionKind::arithmetic)
    return ValueKind::number;
  if (expression.kind == ExpressionKind::text) return ValueKind::text;
  if (expression.kind == ExpressionKind::truth) return ValueKind::truth;
  if (expression.kind != ExpressionKind::field) return std::nullopt;
  const auto* field = facts.field(entity, expression.text);
  if (field == nullptr || facts.type(*field).is_list) return std::nullopt;
  return sql::kind_of(facts.type(*field));
}

// A quoted text may also be a day, a moment or a key; other kinds compare with their own only.
bool are_alike(ValueKind left, ValueKind right) {
  if (left == right) return true;
  const auto is_quoted = [](ValueKind kind) {
    return kind == ValueKind::text || kind == ValueKind::instant || kind == ValueKind::date ||
           kind == ValueKind::time || kind == ValueKind::uuid;
  };
  return is_quoted(left) && is_quoted(right) && (left == ValueKind::text || right == ValueKind::text);
}

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& condition : facts.conditions) {
    if (!condition.expression) continue;
    walk(*condition.expression, [&](const sql::Expression& expression) {
      if (expression.kind != ExpressionKind::comparison && expression.kind != ExpressionKind::in) return;
      const auto first = kind_of(expression.operands[0], *condition.entity, facts);
      for (const auto& operand : expression.operands) {
        const auto other = kind_of(operand, *condition.entity, facts);
        if (!first || !other || are_alike(*first, *other)) continue;
        report.add(
            condition.stage,
            condition.pointer,
            fmt::format("`{}` compares values of two kinds at column {}", condition.text, operand.column));
        return;
      }
    });
  }
}

}  // namespace

extern constinit const Rule condition_compares_alike{
    .id = "condition-compares-alike",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "A condition compares values of one kind.",
    .reason = "The engine refuses the constraint, or compares a number with a text by its first digits.",
    .mend = "Quote texts ('…'), leave numbers bare, and compare true and false with booleans.",
    .source = "XR-010",
    .bad = "price > '0'",
    .good = "price > 0",
    .check = inspect,
};

}  // namespace nonagon::check
