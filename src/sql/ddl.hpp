#pragma once

#include <string>
#include <string_view>

#include "sql/schema.hpp"

namespace nonagon::sql {

// The statements that make an empty database hold the schema, in one transaction where the engine has one.
// `mark` goes into the first line. Text of the design stands in string literals only.
std::string create_script(const design::Design& design, const Schema& schema, std::string_view mark);

// Rows of a new database; running it twice changes nothing. Empty when the design has none.
std::string seed_script(const design::Design& design, const Schema& schema, std::string_view mark);

// The database stage's version when it is of this engine, else the engine's usual one.
std::string version_of(const design::Design& design, design::Engine engine);

}  // namespace nonagon::sql
