#include "http/page_answer.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto page = TRY(call.workbench().templates(TRY(call.page())));
  return page_answer(call, page, [](const store::Template& row) { return workbench::write(row); });
}

}  // namespace

extern constinit const Route list_templates{
    .id = "listTemplates",
    .method = Method::get,
    .path = "/api/templates",
    .summary = "The built-in templates and the user's own, newest first.",
    .tag = "Templates",
    .query = page_parameters,
    .success = {.shape = shapes::page<shapes::template_row>, .summary = "A page."},
    .is_kept = true,
    .handle = handle,
};

}  // namespace nonagon::http
