#include "http/call.hpp"
#include "http/shapes.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  auto& workbench = call.workbench();
  const auto id = TRY(call.id<store::ExportPackageId>("export"));
  const auto package = TRY(workbench.find_export(call.project(), id));
  const auto project = TRY(workbench.project(call.project())).project;
  auto answer = download(TRY(workbench.export_bytes(package)),
                         "application/zip",
                         fmt::format("{}-{}.sdp.zip", project.slug, project.design_version));
  return answer;
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route download_export{
    .id = "downloadExport",
    .method = Method::get,
    .path = "/api/projects/{project}/exports/{export}/download",
    .summary = "The zip of an export.",
    .tag = "Exports",
    .success = {.shape = shapes::bytes, .type = "application/zip", .summary = "The zip."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
