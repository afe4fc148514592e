#pragma once

#include <string>
#include <string_view>

#include "sql/schema.hpp"

namespace nonagon::sql {

// A mongosh script: one collection a table with its $jsonSchema validator and its indexes. Running it twice
// changes nothing.
std::string mongo_script(const design::Design& design, const Schema& schema, std::string_view mark);

// The first rows, each added unless a document has its key; empty when the design has none.
std::string mongo_seed_script(const design::Design& design, const Schema& schema, std::string_view mark);

}  // namespace nonagon::sql
