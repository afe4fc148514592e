#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  return json_answer(workbench::write(TRY(call.workbench().cancel_generation(
      call.project(), TRY(call.stage()), TRY(call.id<store::JobId>("generation"))))));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route cancel_generation{
    .id = "cancelGeneration",
    .method = Method::post,
    .path = "/api/projects/{project}/stages/{stage}/generations/{generation}/cancel",
    .summary = "End a generation; the stage goes back to what it was.",
    .tag = "Generations",
    .success = {.shape = shapes::job, .summary = "What was asked for."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
