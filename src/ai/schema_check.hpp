#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/json.hpp"

namespace nonagon::ai {

// Where a value does not match a schema of answer_schema (selection.hpp): types, members, choices, at most
// `most` places. Lengths are not looked at: the reader of the payload knows the real ones.
std::vector<ErrorPlace> check_schema(const json::value& value,
                                     const json::object& schema,
                                     std::size_t most = 20);

// What of a value matches the schema, lengths too. What does not is left open where the schema allows that,
// and otherwise taken out with what it belongs to; a member of the root is simply taken out. Nothing when
// nothing is left. Text that is too long is cut after a word. `left_out` names what was taken out, left open or
// cut.
std::optional<json::object> matching_part(const json::value& value,
                                          const json::object& schema,
                                          std::vector<ErrorPlace>& left_out);

}  // namespace nonagon::ai
