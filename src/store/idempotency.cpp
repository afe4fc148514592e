#include "store/idempotency.hpp"

#include "store/columns.hpp"

namespace nonagon::store {

Result<std::optional<StoredAnswer>> find_answer(Connection& connection,
                                                const UserId& user,
                                                std::string_view key) {
  return select_one<StoredAnswer>(
      connection, "WHERE user_id = ? AND key = ?", parameters(user, std::string(key)));
}

Result<void> add_answer(Connection& connection, const StoredAnswer& answer) {
  return insert(connection, answer);
}

Result<void> remove_answers_before(Connection& connection, Instant instant) {
  TRY(connection.execute("DELETE FROM stored_answers WHERE created_at < ?", parameters(instant)));
  return {};
}

}  // namespace nonagon::store
