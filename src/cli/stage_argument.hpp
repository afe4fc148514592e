#pragma once

#include "cli/command.hpp"
#include "design/stage_name.hpp"

namespace nonagon::cli {

// The positional STAGE, a name or a number. Fails with usage, naming the nine.
Result<design::StageName> stage_of(const Arguments& arguments);

}  // namespace nonagon::cli
