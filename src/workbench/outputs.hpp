#pragma once

#include <map>
#include <string>

#include "design/design.hpp"
#include "design/stage_set.hpp"
#include "store/entities.hpp"

namespace nonagon::workbench {

// What a version of a stage consists of: its payload, and the other formats of the stage compiled from it.
std::map<store::OutputFormat, std::string> compile_outputs(const design::Design& design,
                                                           design::StageName stage);

// The other stages whose payloads that takes.
design::StageSet read_by_outputs(design::StageName stage);

}  // namespace nonagon::workbench
