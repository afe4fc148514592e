#include "store/packages.hpp"

#include "store/columns.hpp"

namespace nonagon::store {

Result<void> add_export(Connection& connection, const ExportPackage& package) {
  return insert(connection, package);
}

Result<std::vector<ExportPackage>> exports_of(Connection& connection, const ProjectId& project) {
  return select<ExportPackage>(
      connection, "WHERE project_id = ? ORDER BY exported_at DESC, id DESC", parameters(project));
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

Result<std::vector<Template>> templates_for(Connection& connection, const UserId& user) {
  return select<Template>(
      connection, "WHERE user_id IS NULL OR user_id = ? ORDER BY name, id", parameters(user));
}

}  // namespace nonagon::store
