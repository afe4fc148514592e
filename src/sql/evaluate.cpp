#include "sql/evaluate.hpp"

#include <charconv>
#include <cmath>
#include <compare>
#include <optional>
#include <regex>
#include <string>

#include "base/text.hpp"

namespace nonagon::sql {
namespace {

std::optional<double> number_of(const json::value& value) {
  if (value.is_number()) return value.to_number<double>();
  return std::nullopt;
}

std::optional<std::string> text_of(const json::value& value) {
  if (!value.is_string()) return std::nullopt;
  return std::string(value.as_string().data(), value.as_string().size());
}

std::optional<bool> truth_of(const json::value& value) {
  if (!value.is_bool()) return std::nullopt;
  return value.as_bool();
}

json::value plain_number(double number) {
  constexpr double largest = 9e15;
  if (std::abs(number) < largest && number == std::floor(number)) return static_cast<std::int64_t>(number);
  return number;
}

json::value number_in(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return nullptr;
  return plain_number(number);
}

json::value compare(std::string_view sign, const json::value& left, const json::value& right) {
  std::optional<std::partial_ordering> order;
  if (const auto a = number_of(left), b = number_of(right); a && b) order = *a <=> *b;
  if (const auto a = text_of(left), b = text_of(right); a && b) order = *a <=> *b;
  if (const auto a = truth_of(left), b = truth_of(right); a && b) order = *a <=> *b;
  if (!order) return nullptr;
  if (sign == "=") return *order == 0;
  if (sign == "<>") return *order != 0;
  if (sign == "<") return *order < 0;
  if (sign == "<=") return *order <= 0;
  if (sign == ">") return *order > 0;
  return *order >= 0;
}

json::value calculate(std::string_view sign, const json::value& left, const json::value& right) {
  const auto a = number_of(left);
  const auto b = number_of(right);
  if (!a || !b) return nullptr;
  if (sign == "+") return plain_number(*a + *b);
  if (sign == "-") return plain_number(*a - *b);
  if (sign == "*") return plain_number(*a * *b);
  if (*b == 0) return nullptr;
  return plain_number(*a / *b);
}

json::value call(const Expression& expression, const json::object& row) {
  const auto& name = expression.text;
  if (name == "coalesce") {
    for (const auto& operand : expression.operands) {
      if (auto value = evaluate(operand, row); !value.is_null()) return value;
    }
    return nullptr;
  }
  if (expression.operands.empty()) return nullptr;
  const auto first = evaluate(expression.operands[0], row);
  if (const auto text = text_of(first)) {
    if (name == "lower") return json::string(nonagon::lower(*text));
    if (name == "length") return static_cast<std::int64_t>(text->size());
    return nullptr;
  }
  const auto number = number_of(first);
  if (!number) return nullptr;
  if (name == "abs") return plain_number(std::abs(*number));
  if (name == "trunc") return plain_number(std::trunc(*number));
  if (name != "round") return nullptr;
  const auto places =
      expression.operands.size() > 1 ? number_of(evaluate(expression.operands[1], row)).value_or(0) : 0;
  const auto scale = std::pow(10.0, places);
  return plain_number(std::round(*number * scale) / scale);
}

// All of them, or one of them: `wanted` decides at once, an unknown one leaves it open.
json::value combine(const Expression& expression, const json::object& row, bool decisive) {
  bool is_open = false;
  for (const auto& operand : expression.operands) {
    const auto truth = truth_of(evaluate(operand, row));
    if (truth == decisive) return decisive;
    is_open = is_open || !truth;
  }
  if (is_open) return nullptr;
  return !decisive;
}

json::value is_among(const Expression& expression, const json::object& row) {
  const auto value = evaluate(expression.operands[0], row);
  if (value.is_null()) return nullptr;
  for (std::size_t i = 1; i < expression.operands.size(); ++i) {
    if (truth_of(compare("=", value, evaluate(expression.operands[i], row))) == true)
      return !expression.is_negated;
  }
  return expression.is_negated;
}

// By the ECMAScript grammar of the standard library; unknown where the engines' grammars say more than it.
json::value is_matching(const Expression& expression, const json::object& row) {
  constexpr std::size_t longest = 200;  // std::regex recurses over text and pattern
  const auto value = evaluate(expression.operands[0], row);
  const auto* text = value.if_string();
  const auto& pattern = expression.operands[1].text;
  if (text == nullptr || text->size() > longest || pattern.size() > longest) return nullptr;
  try {
    return std::regex_search(std::string(*text), std::regex(pattern)) != expression.is_negated;
  } catch (const std::regex_error&) {
    return nullptr;
  }
}

}  // namespace

json::value evaluate(const Expression& expression, const json::object& row) {
  const auto& operands = expression.operands;
  switch (expression.kind) {
    case ExpressionKind::field: {
      const auto* value = row.if_contains(expression.text);
      return value == nullptr ? json::value(nullptr) : *value;
    }
    case ExpressionKind::number: return number_in(expression.text);
    case ExpressionKind::text: return json::string(expression.text);
    case ExpressionKind::truth: return expression.text == "true";
    case ExpressionKind::call: return call(expression, row);
    case ExpressionKind::negation: return calculate("-", 0, evaluate(operands[0], row));
    case ExpressionKind::not_: {
      const auto truth = truth_of(evaluate(operands[0], row));
      if (!truth) return nullptr;
      return !*truth;
    }
    case ExpressionKind::and_: return combine(expression, row, false);
    case ExpressionKind::or_: return combine(expression, row, true);
    case ExpressionKind::comparison:
      return compare(expression.text, evaluate(operands[0], row), evaluate(operands[1], row));
    case ExpressionKind::arithmetic:
      return calculate(expression.text, evaluate(operands[0], row), evaluate(operands[1], row));
    case ExpressionKind::is_null: return evaluate(operands[0], row).is_null() != expression.is_negated;
    case ExpressionKind::in: return is_among(expression, row);
    case ExpressionKind::matches: return is_matching(expression, row);
  }
  return nullptr;
}

bool is_refused(const Expression& condition, const json::object& row) {
  return truth_of(evaluate(condition, row)) == false;
}

}  // namespace nonagon::sql
