#pragma once

#include "http/answer.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::http {

// A stage with its ETag: the version that is active and the beginning of its hash.
Answer stage_answer(const workbench::StageView& stage);

// The same as its owner reads it: with `hasDraft`, which says whether they have one.
Result<Answer> stage_answer(const workbench::StageView& stage, workbench::Workbench& reader);

// All stages of a project, likewise.
Result<Answer> stages_answer(const std::vector<workbench::StageView>& stages, workbench::Workbench& reader);

// That ETag alone.
std::string stage_tag(const workbench::StageView& stage);

}  // namespace nonagon::http
