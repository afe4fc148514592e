#pragma once

#include "base/files.hpp"
#include "design/design.hpp"

namespace nonagon::pack {

// validation/report.json, validation/report.md and validation/trace.json: every rule run over the design.
Files validation_files(const design::Design& design);

}  // namespace nonagon::pack
