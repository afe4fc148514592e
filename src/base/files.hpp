#pragma once

#include <map>
#include <string>

namespace nonagon {

// A folder held in memory: path relative to its root, '/' between parts, to bytes. Sorted by path.
using Files = std::map<std::string, std::string, std::less<>>;

}  // namespace nonagon
