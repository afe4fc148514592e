#pragma once

#include "base/files.hpp"
#include "base/result.hpp"
#include "design/design.hpp"

namespace nonagon::workbench {

// Asked before compiled files are written: PostgreSQL's own parser must read our scripts. A refusal is a
// fault of the compiler, and the error says so.
Result<void> check_written_sql(const design::Design& design, const Files& files);

}  // namespace nonagon::workbench
