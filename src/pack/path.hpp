#pragma once

#include <set>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nonagon::pack {

// Refuses every path that could leave the package's root or mean something else elsewhere: absolute, drive
// letters, backslashes, empty, `.` and `..` parts, control characters, too long, too deep, no UTF-8.
Result<void> check_path(std::string_view path);

// Sees to it that no two paths are the same file on any file system: compares in NFC with letter case folded.
class UniquePaths {
 public:
  // Fails when an equal path was added before.
  Result<void> add(std::string_view path);

 private:
  std::set<std::string> folded_;
};

}  // namespace nonagon::pack
