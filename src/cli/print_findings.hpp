#pragma once

#include <string>
#include <vector>

#include "cli/console.hpp"
#include "design/finding.hpp"

namespace nonagon::cli {

struct FindingCounts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t infos = 0;
  std::size_t waived = 0;
};

FindingCounts count(const std::vector<design::Finding>& findings);

// One paragraph a finding: place, severity, rule, message, and how to mend it; then a line with the counts.
std::string findings_text(const std::vector<design::Finding>& findings, const Console& console);

// One line a fix: place, rule and what was changed; nothing when none was. `is_preview`: what would be
// changed.
std::string fixed_text(const std::vector<design::Finding>& fixed, bool is_preview, const Console& console);

}  // namespace nonagon::cli
