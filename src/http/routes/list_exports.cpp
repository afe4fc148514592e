#include "http/page_answer.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto page = TRY(call.workbench().exports(call.project(), TRY(call.page())));
  return page_answer(call, page, [](const store::ExportPackage& row) { return workbench::write(row); });
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route list_exports{
    .id = "listExports",
    .method = Method::get,
    .path = "/api/projects/{project}/exports",
    .summary = "The packages that were exported, newest first.",
    .tag = "Exports",
    .query = page_parameters,
    .success = {.shape = shapes::page<shapes::export_package>, .summary = "A page."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
