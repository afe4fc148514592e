#pragma once

#include <string>
#include <string_view>

#include "base/json.hpp"

namespace nonagon::sql {

// JSON as a JavaScript literal (ECMA-262, 12.9.4): U+2028 and U+2029, which older readers take for line ends,
// are escaped. A value is written over several lines, a text on one.
std::string javascript(const json::value& value);
std::string javascript(std::string_view text);

// A value on one line.
std::string javascript_line(const json::value& value);

}  // namespace nonagon::sql
