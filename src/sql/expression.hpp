#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace nonagon::sql {

enum class ExpressionKind {
  field,       // text: its name
  number,      // text: as written
  text,        // text: the value
  truth,       // text: "true" or "false"
  call,        // text: the function's name, operands: its arguments
  negation,    // operands: one number
  not_,        // operands: one condition
  and_,        // operands: two or more conditions
  or_,         // operands: two or more conditions
  comparison,  // text: = <> < <= > >=, operands: two
  arithmetic,  // text: + - * /, operands: two
  is_null,     // operands: one
  in,          // operands: the value, then the list
  matches,     // operands: the value, then the regular expression as text
};

// A condition or value of the design's small language (checks, partial indexes, index columns), engine-free:
//   status not in ('collected', 'cancelled') and (total = subtotal + taxTotal or phone matches '^[+][0-9]+$')
struct Expression {
  ExpressionKind kind = ExpressionKind::field;
  std::string text;
  bool is_negated = false;  // is not null, not in, not matches
  std::vector<Expression> operands;
  std::size_t column = 1;  // where it begins, counted from 1
};

// Fails with invalid_input and the column of the first word that does not fit.
Result<Expression> parse_expression(std::string_view text);

// The names of fields in it, in order, each once.
std::vector<std::string_view> fields_of(const Expression& expression);

// lower, upper, reverse, trunc, round, abs, length, coalesce.
bool is_function(std::string_view name);

}  // namespace nonagon::sql
