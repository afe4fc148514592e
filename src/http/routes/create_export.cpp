#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Wanted {
  store::ExportFormat format = store::ExportFormat::zip;
  json::object extras;

  static constexpr std::array about{
      design::may("format", "zip, or folder: the same bytes, recorded as a folder.")};
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (format))

Result<Answer> handle(Call& call) {
  const auto wanted = TRY(call.body<Wanted>());
  const auto made = TRY(call.workbench().make_export(call.project(), wanted.format));
  return created(workbench::write(made),
                 fmt::format("/api/projects/{}/exports/{}", call.project(), made.id.text()));
}

constexpr std::array refusals{404, 409};

}  // namespace

extern constinit const Route create_export{
    .id = "createExport",
    .method = Method::post,
    .path = "/api/projects/{project}/exports",
    .summary = "Export the package; one with errors is made and marked.",
    .tag = "Exports",
    .body = {.shape = shapes::body<Wanted>, .is_required = false},
    .success = {.status = 201, .shape = shapes::export_package, .summary = "The export, made."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
