#include "http/call.hpp"
#include "http/generation_wish.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto stage = TRY(call.stage());
  const auto request = TRY(request_of(TRY(call.body<GenerationWish>()), stage));
  return json_answer(workbench::write(TRY(call.workbench().estimate(call.project(), stage, request))));
}

constexpr std::array refusals{403, 404, 409};

}  // namespace

extern constinit const Route estimate_generation{
    .id = "estimateGeneration",
    .method = Method::post,
    .path = "/api/projects/{project}/stages/{stage}/estimate",
    .summary = "What generating a stage would ask for, and cost at most; nobody is asked, nothing changes.",
    .tag = "Generations",
    .body = {.shape = shapes::body<GenerationWish>, .is_required = false},
    .success = {.shape = shapes::estimate, .summary = "What was asked for."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
