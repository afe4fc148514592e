#include "store/credentials.hpp"

#include "store/columns.hpp"

namespace nonagon::store {

Result<std::optional<Credential>> find_credential(Connection& connection, const UserId& user) {
  return select_one<Credential>(connection, "WHERE user_id = ?", parameters(user));
}

Result<void> put_credential(Connection& connection, const Credential& credential) {
  TRY(connection.execute(
      "INSERT INTO credentials (user_id, password_hash, updated_at) VALUES (?, ?, ?) ON CONFLICT (user_id) "
      "DO UPDATE SET password_hash = excluded.password_hash, updated_at = excluded.updated_at",
      parameters(credential.user_id, credential.password_hash, credential.updated_at)));
  return {};
}

Result<std::int64_t> count_credentials(Connection& connection) {
  const auto rows = TRY(connection.query("SELECT count(*) FROM credentials", {}));
  return std::get<std::int64_t>(rows.at(0).at(0));
}

}  // namespace nonagon::store
