#pragma once

#include <string>
#include <vector>

#include "emit/source.hpp"

namespace nonagon::emit {

// The section "Order of work" of AGENTS.md: schema, signing in, then the screens so that what others point at
// is built first, then what no screen calls, jobs and delivery. Empty when there is nothing to build.
std::string order_of_work(const Source& source);

// Names as code; where there are many, the first ones and how many more.
std::string some_codes(const std::vector<std::string>& names);

// The file that holds the schema of the design's engine.
std::string schema_file(const design::Design& design);

}  // namespace nonagon::emit
