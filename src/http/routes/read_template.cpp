#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  return json_answer(workbench::write(TRY(call.workbench().find_template_of(call.parameter("template")))));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route read_template{
    .id = "readTemplate",
    .method = Method::get,
    .path = "/api/templates/{template}",
    .summary = "One template.",
    .tag = "Templates",
    .success = {.shape = shapes::template_row, .summary = "What was asked for."},
    .refusals = refusals,
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
