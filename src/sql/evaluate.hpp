#pragma once

#include "base/json.hpp"
#include "sql/expression.hpp"

namespace nonagon::sql {

// The value of an expression over one row by field name, in SQL's three-valued logic: null where a field is
// absent or null, and where the expression holds what cannot be told here (a regular expression, an unknown
// function). Dates and times compare as their ISO 8601 text.
json::value evaluate(const Expression& expression, const json::object& row);

// What a CHECK does: only false refuses the row.
bool is_refused(const Expression& condition, const json::object& row);

}  // namespace nonagon::sql
