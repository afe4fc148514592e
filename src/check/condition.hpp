#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "design/design.hpp"
#include "sql/expression.hpp"

namespace nonagon::check {

struct Facts;

// A condition over the rows of one entity, in the design's small language (sql/expression.hpp): the check of
// a field, a check of the database, the condition of a partial index.
struct Condition {
  design::StageName stage;
  std::string pointer;
  const design::Entity* entity;
  std::string_view text;
  std::optional<sql::Expression> expression;  // empty when the text does not parse
  std::string complaint;                      // why it does not
};

// Every condition whose entity exists, in the order of the payloads. The design must outlive them.
std::vector<Condition> conditions(const Facts& facts);

// Calls `visit` with the expression and everything inside it.
template <class Visit>
void walk(const sql::Expression& expression, const Visit& visit) {
  visit(expression);
  for (const auto& operand : expression.operands) walk(operand, visit);
}

}  // namespace nonagon::check
