#pragma once

#include <string_view>
#include <vector>

#include "base/json.hpp"

namespace nonagon::ai {

// Where a value does not match a schema of answer_schema (selection.hpp): types, members, choices, at most
// `most` places. Lengths are not looked at: the reader of the payload knows the real ones.
std::vector<ErrorPlace> check_schema(const json::value& value,
                                     const json::object& schema,
                                     std::size_t most = 20);

}  // namespace nonagon::ai
