#pragma once

#include <string>
#include <string_view>

#include "sql/schema.hpp"

namespace nonagon::sql {

// A mongosh script: one collection a table with its $jsonSchema validator, its indexes, and the first rows.
// Running it twice changes nothing.
std::string mongo_script(const design::Design& design, const Schema& schema, std::string_view mark);

}  // namespace nonagon::sql
