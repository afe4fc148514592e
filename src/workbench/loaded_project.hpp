#pragma once

#include <vector>

#include "pipeline/lifecycle.hpp"
#include "store/entities.hpp"

namespace nonagon::workbench {

// A project with its stages as one transaction saw them.
struct LoadedProject {
  store::Project project;
  std::vector<store::Stage> stages;
  pipeline::PipelineState state;  // as the rows tell it

  store::Stage& of(design::StageName stage) { return stages[design::index_of(stage)]; }

  const store::Stage& of(design::StageName stage) const { return stages[design::index_of(stage)]; }
};

}  // namespace nonagon::workbench
