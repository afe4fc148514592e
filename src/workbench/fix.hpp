#pragma once

#include <filesystem>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"
#include "design/finding.hpp"

namespace nonagon::workbench {

// What mending a package folder did.
struct FixReport {
  std::vector<design::Finding> fixed;
  std::vector<design::Finding> left;
  Files files;  // of the mended package: the payloads as they are now, or would be
};

enum class Fixing { preview, write };

// Applies every certain fix to the payloads of a package folder and checks again until none is left. `write`
// puts each changed payload in place by rename and compiles what is derived from them; `preview` changes
// nothing.
Result<FixReport> fix_package(const std::filesystem::path& folder, Fixing fixing);

}  // namespace nonagon::workbench
