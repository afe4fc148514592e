#include <fmt/format.h>

#include "check/rule.hpp"
#include "pack/package.hpp"
#include "store/packages.hpp"
#include "store/projects.hpp"
#include "workbench/paging.hpp"
#include "workbench/workbench.hpp"
#include "workbench/written_sql.hpp"

namespace nonagon::workbench {
namespace {

store::ValidationStatus status_of(const std::vector<design::Finding>& findings) {
  if (design::has_finding_at(findings, design::Severity::error)) return store::ValidationStatus::errors;
  if (design::has_finding_at(findings, design::Severity::warning)) return store::ValidationStatus::warnings;
  return store::ValidationStatus::valid;
}

}  // namespace

Result<Validation> Workbench::validate(std::string_view project) {
  const auto design = TRY(this->design(project));
  auto findings = check::check(design);
  TRY(transaction([&]() -> Result<void> {
    auto loaded = TRY(load(project, Access::read));
    for (auto& row : loaded.stages) {
      if (row.payload_hash.empty()) continue;
      row.validated_at = clock_.now();
      TRY(store::update_stage(*connection_, row));
    }
    return {};
  }));
  return Validation{.status = status_of(findings), .findings = std::move(findings)};
}

Result<Workbench::Packed> Workbench::pack_now(std::string_view project, store::ExportFormat format) {
  const auto loaded = TRY(load(project, Access::read));
  const auto design = TRY(design_of(loaded));
  auto findings = check::check(design);
  auto files = pack::package_files(design, TRY(store::carried_files(*connection_, loaded.project.id)));
  TRY(check_written_sql(design, files));
  auto zip = TRY(pack::write_zip(files, design.slug + ".sdp"));
  store::ExportPackage row{.id = store::ExportPackageId::make(clock_, entropy_),
                           .project_id = loaded.project.id,
                           .format = format,
                           .validation_status = status_of(findings),
                           .validation_messages = write_json_line(design::to_json(findings)),
                           .file_path = store::export_path(zip),
                           .file_size_bytes = static_cast<std::int64_t>(zip.size()),
                           .exported_at = clock_.now()};
  TRY(transaction([&] { return store::add_export(*connection_, row, zip); }));
  return Packed{.package = std::move(row),
                .root = design.slug + ".sdp",
                .zip_name = fmt::format("{}-{}.sdp.zip", design.slug, design.version),
                .files = std::move(files),
                .zip = std::move(zip),
                .findings = std::move(findings)};
}

Result<Export> Workbench::export_package(std::string_view project,
                                         store::ExportFormat format,
                                         const std::filesystem::path& folder) {
  auto packed = TRY(pack_now(project, format));
  const bool is_zip = format == store::ExportFormat::zip;
  const auto path = folder / (is_zip ? packed.zip_name : packed.root);
  TRY(is_zip ? pack::write_file(path, packed.zip) : pack::write_folder(path, packed.files));
  return Export{.package = std::move(packed.package), .path = path, .findings = std::move(packed.findings)};
}

Result<store::ExportPackage> Workbench::make_export(std::string_view project, store::ExportFormat format) {
  return TRY(pack_now(project, format)).package;
}

Result<std::vector<store::ExportPackage>> Workbench::exports(std::string_view project) {
  return store::exports_of(*connection_, TRY(find(project, Access::read)).id);
}

Result<Page<store::ExportPackage>> Workbench::exports(std::string_view project, const PageOf& part) {
  const auto owner = TRY(find(project, Access::read));
  const auto request = TRY(page_request<store::ExportPackageId>(part));
  return page_of(TRY(store::exports_page(*connection_, owner.id, request)), part);
}

Result<store::ExportPackage> Workbench::find_export(std::string_view project,
                                                    const store::ExportPackageId& id) {
  const auto owner = TRY(find(project, Access::read));
  auto row = TRY(store::find_export(*connection_, id));
  if (row && row->project_id == owner.id) return *std::move(row);
  return fail({.code = ErrorCode::not_found,
               .detail = "there is no such export of this project",
               .pointer = {},
               .reason = "its id belongs to none",
               .fix = "List them with GET /api/projects/{project}/exports."});
}

Result<std::string> Workbench::export_bytes(const store::ExportPackage& package) {
  if (auto bytes = TRY(store::export_bytes(*connection_, package))) return *std::move(bytes);
  return fail({.code = ErrorCode::unavailable,
               .detail = "the bytes of this export are not what was written",
               .pointer = {},
               .reason = "the database has lost or changed them",
               .fix = "Export the project again: the same design gives the same bytes."});
}

// Whatever a package is compiled from, by its hash: two projects of one stamp have one package.
std::string Workbench::stamp_of(const Loaded& loaded) {
  std::string stamp = fmt::format("{}\n{}\n{}\n{}\n{}\n",
                                  loaded.project.name,
                                  loaded.project.slug,
                                  loaded.project.design_version,
                                  loaded.project.description.value_or(""),
                                  loaded.project.waivers);
  for (const auto& stage : loaded.stages) {
    stamp += fmt::format("{}\n{}\n{}\n",
                         stage.payload_hash,
                         design::wire_name(stage.before_generating.value_or(stage.status)),
                         stage.user_input.value_or(""));
  }
  return stamp;
}

Result<std::shared_ptr<const Snapshot>> Workbench::snapshot(std::string_view project) {
  return reading([&]() -> Result<std::shared_ptr<const Snapshot>> {
    const auto loaded = TRY(load(project, Access::read));
    auto stamp = stamp_of(loaded);
    auto& cache = installation_->snapshots();
    if (auto known = cache.find(loaded.project.id, stamp)) return known;
    OpenedPackage package;
    package.design = TRY(design_of(loaded));
    package.carried = TRY(store::carried_files(*connection_, loaded.project.id));
    auto made = std::make_shared<const Snapshot>(std::move(package), cache.compiler(loaded.project.id));
    cache.keep(loaded.project.id, std::move(stamp), made);
    return std::shared_ptr<const Snapshot>(std::move(made));
  });
}

}  // namespace nonagon::workbench
