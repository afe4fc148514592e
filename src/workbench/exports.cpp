#include <fmt/format.h>

#include "base/hash.hpp"
#include "check/rule.hpp"
#include "pack/package.hpp"
#include "store/packages.hpp"
#include "store/projects.hpp"
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

Result<Export> Workbench::export_package(std::string_view project,
                                         store::ExportFormat format,
                                         const std::filesystem::path& folder) {
  const auto loaded = TRY(load(project, Access::read));
  const auto design = TRY(design_of(loaded));
  auto findings = check::check(design);
  const auto files = pack::package_files(design, TRY(store::carried_files(*connection_, loaded.project.id)));
  TRY(check_written_sql(design, files));
  const auto root = design.slug + ".sdp";
  const auto zip = TRY(pack::write_zip(files, root));
  const auto key = fmt::format("exports/{}.sdp.zip", sha256_hex(zip));
  std::error_code ignored;
  std::filesystem::create_directories(folder_.exports(), ignored);
  TRY(pack::write_file(folder_.path() / key, zip));

  const bool is_zip = format == store::ExportFormat::zip;
  const auto path = folder / (is_zip ? fmt::format("{}-{}.sdp.zip", design.slug, design.version) : root);
  TRY(is_zip ? pack::write_file(path, zip) : pack::write_folder(path, files));
  const store::ExportPackage package{.id = store::ExportPackageId::make(clock_, entropy_),
                                     .project_id = loaded.project.id,
                                     .format = format,
                                     .validation_status = status_of(findings),
                                     .validation_messages = write_json_line(design::to_json(findings)),
                                     .file_path = key,
                                     .file_size_bytes = static_cast<std::int64_t>(zip.size()),
                                     .exported_at = clock_.now()};
  TRY(transaction([&] { return store::add_export(*connection_, package); }));
  return Export{.package = package, .path = path, .findings = std::move(findings)};
}

Result<std::vector<store::ExportPackage>> Workbench::exports(std::string_view project) {
  return store::exports_of(*connection_, TRY(find(project, Access::read)).id);
}

}  // namespace nonagon::workbench
