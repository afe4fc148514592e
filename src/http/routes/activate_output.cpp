#include "http/call.hpp"
#include "http/shapes.hpp"
#include "http/stage_answer.hpp"
#include "http/version_number.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto version = TRY(version_in_path(call));
  const auto expected = TRY(call.expected());
  return stage_answer(TRY(call.workbench().activate(call.project(), TRY(call.stage()), version, expected)));
}

constexpr std::array refusals{404, 409};

}  // namespace

extern constinit const Route activate_output{
    .id = "activateOutput",
    .method = Method::post,
    .path = "/api/projects/{project}/stages/{stage}/outputs/{version}/activate",
    .summary = "Make an earlier version the active one.",
    .tag = "Versions",
    .success = {.shape = shapes::stage, .summary = "The stage."},
    .condition = Condition::optional,
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
