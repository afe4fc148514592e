#include "http/call.hpp"
#include "http/shapes.hpp"
#include "http/stage_answer.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  return stage_answer(TRY(call.workbench().stage(call.project(), TRY(call.stage()))));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route read_stage{
    .id = "readStage",
    .method = Method::get,
    .path = "/api/projects/{project}/stages/{stage}",
    .summary = "A stage with its payload, by its number or name.",
    .tag = "Stages",
    .success = {.shape = shapes::stage, .summary = "The stage."},
    .refusals = refusals,
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
