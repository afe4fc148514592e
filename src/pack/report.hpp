#pragma once

#include "base/files.hpp"
#include "design/design.hpp"

namespace nonagon::pack {

// validation/report.json and validation/report.md: every rule run over the design.
Files validation_files(const design::Design& design);

}  // namespace nonagon::pack
