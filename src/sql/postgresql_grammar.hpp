#pragma once

#include <string_view>

#include "base/result.hpp"

namespace nonagon::sql {

// PostgreSQL 15's own parser (libpg_query) over a script. Fails with invalid_input: the parser's message,
// line and column, and the beginning of the statement that it refuses.
Result<void> check_postgresql_grammar(std::string_view script);

}  // namespace nonagon::sql
