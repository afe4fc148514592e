#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "store/connection.hpp"
#include "store/entities.hpp"
#include "store/page.hpp"

namespace nonagon::store {

Result<void> add_export(Connection& connection, const ExportPackage& package);

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
