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

}  // namespace nonagon::store
