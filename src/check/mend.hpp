#pragma once

#include <vector>

#include "base/result.hpp"
#include "design/design.hpp"
#include "design/finding.hpp"

namespace nonagon::check {

// What mending did.
struct Mending {
  std::vector<design::Finding> fixed;  // as they were found, in the order in which their fixes were applied
  std::vector<design::Finding> left;   // findings of the mended design
};

// Applies the fix of every finding that no waiver covers, checks again, and goes on until none is left. A
// design that it has mended is not changed by a second call. Fails with has_findings when a fix leads to a
// payload that cannot be read, and then `design` is as before.
Result<Mending> mend(design::Design& design);

}  // namespace nonagon::check
