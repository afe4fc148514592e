#pragma once

#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/json.hpp"
#include "design/finding.hpp"

namespace nonagon::workbench {

// A static analysis report of findings (SARIF 2.1.0, OASIS standard). `files` are those of the package:
// findings get the line and column of their place in stages/.
json::object sarif(const std::vector<design::Finding>& findings,
                   const Files& files,
                   std::string_view program_version);

}  // namespace nonagon::workbench
