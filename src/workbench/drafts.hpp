#pragma once

#include <vector>

#include "workbench/workbench.hpp"

namespace nonagon::workbench {

// The stages of a project that the user of `workbench` keeps a draft of.
Result<std::vector<store::StageId>> drafted_stages(Workbench& workbench, const store::ProjectId& project);

}  // namespace nonagon::workbench
