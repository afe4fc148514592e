#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  return json_answer(workbench::write(
      TRY(call.workbench().find_export(call.project(), TRY(call.id<store::ExportPackageId>("export"))))));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route read_export{
    .id = "readExport",
    .method = Method::get,
    .path = "/api/projects/{project}/exports/{export}",
    .summary = "One export.",
    .tag = "Exports",
    .success = {.shape = shapes::export_package, .summary = "What was asked for."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
