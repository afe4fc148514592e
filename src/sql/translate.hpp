#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "sql/dialect.hpp"
#include "sql/expression.hpp"
#include "sql/schema.hpp"

namespace nonagon::sql {

enum class Purpose { check, index };

// An expression over one row of `table` in the engine's words. Fails, saying why, when a field is unknown,
// kinds do not fit (the engine would refuse it), or the engine has no such function.
Result<Value> translate(const Expression& expression,
                        const Table& table,
                        const Dialect& dialect,
                        Purpose purpose);

// The same for a condition, parsed or given as text.
Result<std::string> translate_condition(const Expression& condition,
                                        const Table& table,
                                        const Dialect& dialect,
                                        Purpose purpose);
Result<std::string> translate_condition(std::string_view text,
                                        const Table& table,
                                        const Dialect& dialect,
                                        Purpose purpose);

}  // namespace nonagon::sql
