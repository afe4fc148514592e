#pragma once

#include "http/answer.hpp"
#include "http/call.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::http {

// The tag of a project's own fields.
std::string project_tag(const store::Project& project);

// Fails with stale when If-Match names another state of the project than this one.
Result<void> check_project_tag(const Call& call, const store::Project& project);

}  // namespace nonagon::http
