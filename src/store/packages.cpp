#include "store/packages.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "store/base64.hpp"
#include "store/columns.hpp"

namespace nonagon::store {
namespace {

constexpr std::string_view folder = "exports/";
constexpr std::size_t hash_bytes = 64;

}  // namespace

std::string export_path(std::string_view bytes) {
  return fmt::format("{}{}.sdp.zip", folder, sha256_hex(bytes));
}

Result<void> add_export(Connection& connection, const ExportPackage& package, std::string_view bytes) {
  TRY(connection.execute(
      "INSERT INTO export_files (hash, content) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING",
      parameters(sha256_hex(bytes), to_base64(bytes))));
  return insert(connection, package);
}

Result<std::optional<std::string>> export_bytes(Connection& connection, const ExportPackage& package) {
  if (!package.file_path.starts_with(folder)) return std::optional<std::string>{};
  const auto file = TRY(select_one<ExportFile>(
      connection, "WHERE hash = ?", parameters(package.file_path.substr(folder.size(), hash_bytes))));
  auto bytes = file ? from_base64(file->content) : std::nullopt;
  if (bytes && export_path(*bytes) == package.file_path) return bytes;
  return std::optional<std::string>{};
}

Result<std::int64_t> remove_unused_export_files(Connection& connection) {
  return connection.execute(
      "DELETE FROM export_files WHERE NOT EXISTS (SELECT 1 FROM export_packages WHERE file_path = 'exports/' "
      "|| "
      "export_files.hash || '.sdp.zip')",
      {});
}

Result<std::vector<ExportPackage>> exports_of(Connection& connection, const ProjectId& project) {
  return select<ExportPackage>(
      connection, "WHERE project_id = ? ORDER BY exported_at DESC, id DESC", parameters(project));
}

Result<std::vector<ExportPackage>> exports_page(Connection& connection,
                                                const ProjectId& project,
                                                const PageRequest<ExportPackageId>& page) {
  return select_page<ExportPackage>(connection, "project_id = ?", parameters(project), page);
}

Result<std::optional<ExportPackage>> find_export(Connection& connection, const ExportPackageId& id) {
  return select_one<ExportPackage>(connection, "WHERE id = ?", parameters(id));
}

Result<void> add_template(Connection& connection, const Template& row) {
  return insert(connection, row);
}

Result<void> update_template(Connection& connection, const Template& row) {
  return update(connection, row);
}

Result<void> remove_template(Connection& connection, const TemplateId& id) {
  TRY(connection.execute("DELETE FROM templates WHERE id = ?", parameters(id)));
  return {};
}

Result<std::optional<Template>> find_template(Connection& connection, const TemplateId& id) {
  return select_one<Template>(connection, "WHERE id = ?", parameters(id));
}

Result<std::vector<Template>> templates_page(Connection& connection,
                                             const UserId& user,
                                             const PageRequest<TemplateId>& page) {
  auto all = TRY(select_page<Template>(connection, "user_id = ?", parameters(user), page));
  auto built_in = TRY(select_page<Template>(connection, "user_id IS NULL", {}, page));
  std::ranges::move(built_in, std::back_inserter(all));
  return newest_of(std::move(all), page.limit);
}

Result<std::vector<Template>> templates_for(Connection& connection, const UserId& user) {
  return select<Template>(
      connection, "WHERE user_id IS NULL OR user_id = ? ORDER BY name, id", parameters(user));
}

}  // namespace nonagon::store
