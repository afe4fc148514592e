#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  return json_answer(workbench::write(TRY(call.workbench().validate(call.project()))));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route validate_project{
    .id = "validateProject",
    .method = Method::post,
    .path = "/api/projects/{project}/validate",
    .summary = "Hold the design against every rule.",
    .tag = "Checks",
    .success = {.shape = shapes::validation, .summary = "What was asked for."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
