#include "http/call.hpp"
#include "http/shapes.hpp"
#include "http/stage_answer.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto expected = TRY(call.expected());
  return stage_answer(TRY(call.workbench().complete(call.project(), TRY(call.stage()), expected)));
}

constexpr std::array refusals{404, 409};

}  // namespace

extern constinit const Route complete_stage{
    .id = "completeStage",
    .method = Method::post,
    .path = "/api/projects/{project}/stages/{stage}/complete",
    .summary = "Accept a stage as it is and unlock the next one.",
    .tag = "Stages",
    .success = {.shape = shapes::stage, .summary = "The stage."},
    .condition = Condition::optional,
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
