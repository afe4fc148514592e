#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  return json_answer(workbench::write(TRY(call.workbench().draft(call.project(), TRY(call.stage())))));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route read_draft{
    .id = "readDraft",
    .method = Method::get,
    .path = "/api/projects/{project}/stages/{stage}/draft",
    .summary = "What this user typed into a stage and has not saved.",
    .tag = "Stages",
    .success = {.shape = shapes::draft, .summary = "What was asked for."},
    .refusals = refusals,
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
