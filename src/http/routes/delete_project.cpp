#include "http/call.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  TRY(call.workbench().delete_project(call.project()));
  return done();
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route delete_project{
    .id = "deleteProject",
    .method = Method::remove,
    .path = "/api/projects/{project}",
    .summary = "Delete a project; it can be brought back for 30 days.",
    .tag = "Projects",
    .success = {.status = 204, .summary = "It is gone."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
