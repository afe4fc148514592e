#pragma once

#include <vector>

#include "base/files.hpp"
#include "design/design.hpp"

namespace nonagon::pack {

// validation/report.json and validation/report.md: what every rule found.
Files validation_files(const design::Design& design, const std::vector<design::Finding>& findings);

}  // namespace nonagon::pack
