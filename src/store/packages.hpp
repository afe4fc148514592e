#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "store/connection.hpp"
#include "store/entities.hpp"
#include "store/page.hpp"

namespace nonagon::store {

// The bytes of exports.
struct ExportFile {
  static constexpr std::string_view table = "export_files";
  std::string hash;     // SHA-256 of the bytes, hexadecimal
  std::string content;  // base64url
};
BOOST_DESCRIBE_STRUCT(ExportFile, (), (hash, content))

// What a package of these bytes is called: "exports/<SHA-256>.sdp.zip".
std::string export_path(std::string_view bytes);

// Adds the package, whose file_path names the bytes, and the bytes where nothing else has the same. Inside a
// write transaction.
Result<void> add_export(Connection& connection, const ExportPackage& package, std::string_view bytes);

// Nothing when they are not there, or are not what the package names any more.
Result<std::optional<std::string>> export_bytes(Connection& connection, const ExportPackage& package);

// Removes bytes that no package names, and says how many. Inside a write transaction.
Result<std::int64_t> remove_unused_export_files(Connection& connection);

// Newest first.
Result<std::vector<ExportPackage>> exports_of(Connection& connection, const ProjectId& project);

Result<std::vector<ExportPackage>> exports_page(Connection& connection,
                                                const ProjectId& project,
                                                const PageRequest<ExportPackageId>& page);
Result<std::optional<ExportPackage>> find_export(Connection& connection, const ExportPackageId& id);

Result<void> add_template(Connection& connection, const Template& row);
Result<void> update_template(Connection& connection, const Template& row);
Result<void> remove_template(Connection& connection, const TemplateId& id);

// One of anybody's: whether it may be seen is for the caller to say.
Result<std::optional<Template>> find_template(Connection& connection, const TemplateId& id);

// The built-in ones and the user's own, newest first.
Result<std::vector<Template>> templates_page(Connection& connection,
                                             const UserId& user,
                                             const PageRequest<TemplateId>& page);

// The built-in ones and the user's own, by name.
Result<std::vector<Template>> templates_for(Connection& connection, const UserId& user);

}  // namespace nonagon::store
