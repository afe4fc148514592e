#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  return json_answer(workbench::write(TRY(call.workbench().restore_project(call.project()))));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route restore_project{
    .id = "restoreProject",
    .method = Method::post,
    .path = "/api/projects/{project}/restore",
    .summary = "Bring a deleted project back, within 30 days.",
    .tag = "Projects",
    .success = {.shape = shapes::project, .summary = "What was asked for."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
