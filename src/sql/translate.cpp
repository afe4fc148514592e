#include "sql/translate.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "sql/literal.hpp"

namespace nonagon::sql {
namespace {

std::unexpected<Error> refuse(std::string why) {
  return fail(ErrorCode::invalid_input, std::move(why));
}

std::string_view noun(ValueKind kind) {
  switch (kind) {
    case ValueKind::number: return "a number";
    case ValueKind::text: return "a text";
    case ValueKind::truth: return "a truth value";
    case ValueKind::instant: return "a date-time";
    case ValueKind::date: return "a date";
    case ValueKind::time: return "a time";
    case ValueKind::uuid: return "a UUID";
    case ValueKind::json: return "JSON";
    case ValueKind::binary: return "bytes";
    case ValueKind::list: return "a list";
  }
  broken("every value kind has a noun");
}

bool is_condition(const Expression& expression) {
  switch (expression.kind) {
    case ExpressionKind::not_:
    case ExpressionKind::and_:
    case ExpressionKind::or_:
    case ExpressionKind::comparison:
    case ExpressionKind::is_null:
    case ExpressionKind::in:
    case ExpressionKind::matches: return true;
    case ExpressionKind::field:
    case ExpressionKind::number:
    case ExpressionKind::text:
    case ExpressionKind::truth:
    case ExpressionKind::call:
    case ExpressionKind::negation:
    case ExpressionKind::arithmetic: return false;
  }
  broken("an expression is a condition or a value");
}

bool binds_loosely(std::string_view operation) {
  return operation == "+" || operation == "-";
}

class Translator {
 public:
  Translator(const Table& table, const Dialect& dialect, Purpose purpose)
      : table_(table), dialect_(dialect), purpose_(purpose) {}

  Result<Value> value(const Expression& expression) const {
    switch (expression.kind) {
      case ExpressionKind::field: return field(expression);
      case ExpressionKind::number:
        return Value{.sql = expression.text, .kind = ValueKind::number, .is_literal = true};
      case ExpressionKind::text:
        return Value{
            .sql = dialect_.text_literal(expression.text), .kind = ValueKind::text, .is_literal = true};
      case ExpressionKind::truth:
        return Value{.sql = expression.text == "true" ? "TRUE" : "FALSE", .kind = ValueKind::truth};
      case ExpressionKind::call: return call(expression);
      case ExpressionKind::negation: return negation(expression);
      case ExpressionKind::arithmetic: return arithmetic(expression);
      case ExpressionKind::not_: return not_(expression);
      case ExpressionKind::and_: return chain(expression, " AND ");
      case ExpressionKind::or_: return chain(expression, " OR ");
      case ExpressionKind::comparison: return comparison(expression);
      case ExpressionKind::is_null: return is_null(expression);
      case ExpressionKind::in: return in(expression);
      case ExpressionKind::matches: return matches(expression);
    }
    broken("every expression kind has a translation");
  }

 private:
  static Value condition(std::string sql) { return {.sql = std::move(sql), .kind = ValueKind::truth}; }

  Result<Value> field(const Expression& expression) const {
    const auto* column = column_of(table_, expression.text);
    if (column == nullptr) return refuse(fmt::format("no field `{}`", expression.text));
    return Value{.sql = identifier(dialect_.engine, column->name),
                 .kind = kind_of(column->logical_type),
                 .is_exact = column->logical_type.kind != design::TypeKind::float_};
  }

  // The operand in brackets where it would otherwise fall apart.
  Result<Value> operand(const Expression& expression) const {
    auto inner = TRY(value(expression));
    if (is_condition(expression)) inner.sql = fmt::format("({})", inner.sql);
    return inner;
  }

  Result<Value> of_kind(const Expression& expression, ValueKind kind) const {
    auto inner = TRY(operand(expression));
    if (inner.kind != kind)
      return refuse(fmt::format("{} stands where {} is expected", noun(inner.kind), noun(kind)));
    if (is_native_enum(expression)) return refuse("an enum type of the engine is no text");
    return inner;
  }

  bool is_native_enum(const Expression& expression) const {
    const auto* column =
        expression.kind == ExpressionKind::field ? column_of(table_, expression.text) : nullptr;
    return column != nullptr && column->is_native_enum;
  }

  Result<Value> call(const Expression& expression) const {
    std::vector<Value> arguments;
    const bool is_of_texts = expression.text == "lower" || expression.text == "upper" ||
                             expression.text == "reverse" || expression.text == "length";
    for (const auto& argument : expression.operands) {
      if (expression.text == "coalesce") {
        arguments.push_back(TRY(operand(argument)));
        if (arguments.back().kind != arguments.front().kind || is_native_enum(argument))
          return refuse("coalesce takes values of one kind");
      } else {
        arguments.push_back(TRY(of_kind(argument, is_of_texts ? ValueKind::text : ValueKind::number)));
      }
    }
    auto sql = dialect_.call(expression.text, arguments);
    if (sql.empty()) return refuse(fmt::format("{} has no function {}", dialect_.label, expression.text));
    const bool yields_text = is_of_texts && expression.text != "length";
    const auto kind = expression.text == "coalesce" ? arguments[0].kind
                      : yields_text                 ? ValueKind::text
                                                    : ValueKind::number;
    return Value{.sql = std::move(sql), .kind = kind, .is_exact = arguments[0].is_exact};
  }

  Result<Value> negation(const Expression& expression) const {
    auto inner = TRY(of_kind(expression.operands[0], ValueKind::number));
    if (expression.operands[0].kind == ExpressionKind::arithmetic) inner.sql = fmt::format("({})", inner.sql);
    inner.sql.insert(0, "-");
    return inner;
  }

  Result<Value> arithmetic(const Expression& expression) const {
    auto left = TRY(of_kind(expression.operands[0], ValueKind::number));
    auto right = TRY(of_kind(expression.operands[1], ValueKind::number));
    const auto& first = expression.operands[0];
    const auto& second = expression.operands[1];
    if (expression.text == "/" && right.is_literal &&
        right.sql.find_first_of("123456789") == std::string::npos) {
      return refuse("it divides by zero");
    }
    if (first.kind == ExpressionKind::arithmetic && binds_loosely(first.text) &&
        !binds_loosely(expression.text)) {
      left.sql = fmt::format("({})", left.sql);
    }
    if (second.kind == ExpressionKind::arithmetic || second.kind == ExpressionKind::negation)
      right.sql = fmt::format("({})", right.sql);
    return Value{.sql = fmt::format("{} {} {}", left.sql, expression.text, right.sql),
                 .kind = ValueKind::number,
                 .is_exact = left.is_exact && right.is_exact,
                 .is_sum = true};
  }

  Result<Value> not_(const Expression& expression) const {
    auto inner = TRY(of_kind(expression.operands[0], ValueKind::truth));
    return condition("NOT " + inner.sql);
  }

  Result<Value> chain(const Expression& expression, std::string_view word) const {
    std::string sql;
    for (const auto& part : expression.operands) {
      auto inner = TRY(value(part));
      if (inner.kind != ValueKind::truth)
        return refuse(fmt::format("{} stands where a condition is expected", noun(inner.kind)));
      const bool needs_brackets =
          part.kind == ExpressionKind::or_ ||
          (part.kind == ExpressionKind::and_ && expression.kind == ExpressionKind::or_);
      if (!sql.empty()) sql += word;
      sql += needs_brackets ? fmt::format("({})", inner.sql) : inner.sql;
    }
    return condition(std::move(sql));
  }

  // Refuses what an engine would: different kinds, or a literal that is none of the column's values.
  Result<void> must_compare(const Expression& left,
                            const Value& left_value,
                            const Expression& right,
                            const Value& right_value) const {
    if (left.kind == ExpressionKind::text && right.kind != ExpressionKind::text)
      return must_compare(right, right_value, left, left_value);
    if (is_native_enum(left) || is_native_enum(right)) return must_be_member(left, right);
    if (right.kind == ExpressionKind::text && left_value.kind != ValueKind::text)
      return must_be_read_as(left_value.kind, right.text);
    const auto dates = [](ValueKind kind) { return kind == ValueKind::date || kind == ValueKind::instant; };
    const bool compares_dates =
        dates(left_value.kind) && dates(right_value.kind) && purpose_ == Purpose::check;
    if (left_value.kind == right_value.kind || compares_dates) {
      if (left_value.kind == ValueKind::json || left_value.kind == ValueKind::list ||
          left_value.kind == ValueKind::binary) {
        return refuse(fmt::format("{} cannot be compared", noun(left_value.kind)));
      }
      return {};
    }
    return refuse(fmt::format("{} is compared with {}", noun(left_value.kind), noun(right_value.kind)));
  }

  Result<void> must_be_member(const Expression& left, const Expression& right) const {
    const auto* column = left.kind == ExpressionKind::field ? column_of(table_, left.text) : nullptr;
    if (column == nullptr || right.kind != ExpressionKind::text)
      return refuse("an enum type of the engine compares with its own values only");
    if (std::ranges::find(column->logical_type.values, right.text) != column->logical_type.values.end())
      return {};
    return refuse(fmt::format("'{}' is no value of {}", right.text, left.text));
  }

  static Result<void> must_be_read_as(ValueKind kind, std::string_view text) {
    const bool fits =
        (kind == ValueKind::date && is_date(text)) || (kind == ValueKind::instant && is_instant(text)) ||
        (kind == ValueKind::time && is_time(text)) || (kind == ValueKind::uuid && is_uuid(text));
    if (fits) return {};
    return refuse(fmt::format("{} is compared with '{}'", noun(kind), text));
  }

  Result<Value> comparison(const Expression& expression) const {
    auto left = TRY(operand(expression.operands[0]));
    auto right = TRY(operand(expression.operands[1]));
    TRY(must_compare(expression.operands[0], left, expression.operands[1], right));
    const bool is_order = expression.text != "=" && expression.text != "<>";
    if (is_order && (left.kind == ValueKind::truth || left.kind == ValueKind::uuid)) {
      return refuse(fmt::format("{} has no order", noun(left.kind)));
    }
    if (dialect_.engine == design::Engine::sqlite && (left.is_sum || right.is_sum)) {
      // SQLite calculates decimals in binary floating point: 0.1 + 0.2 must still equal 0.3.
      left.sql = fmt::format("round({}, 6)", left.sql);
      right.sql = fmt::format("round({}, 6)", right.sql);
    }
    return condition(fmt::format("{} {} {}", left.sql, expression.text, right.sql));
  }

  Result<Value> is_null(const Expression& expression) const {
    auto inner = TRY(operand(expression.operands[0]));
    if (expression.operands[0].kind == ExpressionKind::arithmetic) inner.sql = fmt::format("({})", inner.sql);
    return condition(fmt::format("{} IS {}NULL", inner.sql, expression.is_negated ? "NOT " : ""));
  }

  Result<Value> in(const Expression& expression) const {
    const auto& tested = expression.operands[0];
    const auto left = TRY(operand(tested));
    std::vector<std::string> items;
    for (std::size_t i = 1; i < expression.operands.size(); ++i) {
      const auto item = TRY(operand(expression.operands[i]));
      TRY(must_compare(tested, left, expression.operands[i], item));
      items.push_back(item.sql);
    }
    return condition(
        fmt::format("{} {}IN ({})", left.sql, expression.is_negated ? "NOT " : "", join(items, ", ")));
  }

  Result<Value> matches(const Expression& expression) const {
    const auto left = TRY(of_kind(expression.operands[0], ValueKind::text));
    auto sql = dialect_.matches(left.sql, expression.operands[1].text);
    if (sql.empty()) return refuse(fmt::format("{} has no regular expressions", dialect_.label));
    if (expression.is_negated) sql = fmt::format("NOT ({})", sql);
    return condition(std::move(sql));
  }

  const Table& table_;
  const Dialect& dialect_;
  Purpose purpose_;
};

}  // namespace

Result<Value> translate(const Expression& expression,
                        const Table& table,
                        const Dialect& dialect,
                        Purpose purpose) {
  return Translator(table, dialect, purpose).value(expression);
}

Result<std::string> translate_condition(std::string_view text,
                                        const Table& table,
                                        const Dialect& dialect,
                                        Purpose purpose) {
  return translate_condition(TRY(parse_expression(text)), table, dialect, purpose);
}

Result<std::string> translate_condition(const Expression& condition,
                                        const Table& table,
                                        const Dialect& dialect,
                                        Purpose purpose) {
  auto value = TRY(translate(condition, table, dialect, purpose));
  if (value.kind != ValueKind::truth)
    return refuse(fmt::format("it yields {}, not true or false", noun(value.kind)));
  return std::move(value.sql);
}

}  // namespace nonagon::sql
