#pragma once

#include <string_view>
#include <vector>

namespace nonagon {

// Files of knowledge/ that are part of the binary, by their path below knowledge/. Empty when there is no
// such file.
std::string_view embedded(std::string_view path);

// The paths that begin with `prefix`, sorted.
std::vector<std::string_view> embedded_under(std::string_view prefix);

}  // namespace nonagon
