#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  return json_answer(workbench::write(TRY(call.workbench().generation(
      call.project(), TRY(call.stage()), TRY(call.id<store::JobId>("generation"))))));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route read_generation{
    .id = "readGeneration",
    .method = Method::get,
    .path = "/api/projects/{project}/stages/{stage}/generations/{generation}",
    .summary = "How far a generation is.",
    .tag = "Generations",
    .success = {.shape = shapes::job, .summary = "What was asked for."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
