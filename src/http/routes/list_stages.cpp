#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto stages = TRY(call.workbench().stages(call.project()));
  return json_answer(fmt::format(R"({{"items":{}}})", workbench::write(stages)));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route list_stages{
    .id = "listStages",
    .method = Method::get,
    .path = "/api/projects/{project}/stages",
    .summary = "The nine stages of a project with their payloads.",
    .tag = "Stages",
    .success = {.shape = shapes::stages, .summary = "The nine, in their order."},
    .refusals = refusals,
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
