#include "base/json_line.hpp"
#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/packages.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

// The name that a document is read under, which is where its slug comes from: the file name that was sent
// with it (RFC 6266), else what its first bytes say that it is.
std::string name_of_upload(const Call& call) {
  if (const auto* sent = call.request.header("X-File-Name"); sent != nullptr && !trim(*sent).empty())
    return std::string(trim(*sent));
  return call.request.body.starts_with("PK") ? "design.zip" : "data-model.md";
}

Result<Answer> handle(Call& call) {
  auto package = TRY(workbench::open_upload(name_of_upload(call), call.request.body));
  const auto findings = workbench::check_design(package);
  const auto made = TRY(call.workbench().create_from_design(package.design, package.carried));
  JsonLine report;
  report.splice("remarks", write_json_line(workbench::to_json(package.remarks)));
  report.splice("findings", write_json_line(design::to_json(findings)));
  JsonLine line;
  line.splice("project", workbench::write(made));
  line.splice("report", std::move(report).finish());
  return created(std::move(line).finish(), fmt::format("/api/projects/{}", made.project.id.text()));
}

}  // namespace

extern constinit const Route import_project{
    .id = "importProject",
    .method = Method::post,
    .path = "/api/projects/import",
    .summary =
        "Begin a project with a package (zip) or a Markdown data model; X-File-Name may name the file.",
    .tag = "Projects",
    .body = {.shape = shapes::bytes, .type = "application/octet-stream"},
    .success = {.status = 201,
                .shape = shapes::imported_project,
                .summary = "The project, and what was missing, unknown or assumed."},
    .handle = handle,
};

}  // namespace nonagon::http
