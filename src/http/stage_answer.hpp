#pragma once

#include "http/answer.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::http {

// A stage with its ETag: the version that is active and the beginning of its hash.
Answer stage_answer(const workbench::StageView& stage);

// That ETag alone.
std::string stage_tag(const workbench::StageView& stage);

}  // namespace nonagon::http
