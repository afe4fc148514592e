#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto versions = TRY(call.workbench().versions(call.project(), TRY(call.stage())));
  return json_answer(fmt::format(R"({{"items":{}}})", workbench::write(versions)));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route list_outputs{
    .id = "listOutputs",
    .method = Method::get,
    .path = "/api/projects/{project}/stages/{stage}/outputs",
    .summary = "The versions of a stage, in their order.",
    .tag = "Versions",
    .success = {.shape = shapes::versions, .summary = "Versions."},
    .refusals = refusals,
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
