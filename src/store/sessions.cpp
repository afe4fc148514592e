#include "store/sessions.hpp"

#include "store/columns.hpp"

namespace nonagon::store {

Result<void> add_session(Connection& connection, const Session& session) {
  return insert(connection, session);
}

Result<std::optional<Session>> find_session(Connection& connection, std::string_view token_hash) {
  return select_one<Session>(connection, "WHERE token_hash = ?", parameters(std::string(token_hash)));
}

Result<std::vector<Session>> sessions_of(Connection& connection, const UserId& user) {
  return select<Session>(connection, "WHERE user_id = ? ORDER BY id DESC", parameters(user));
}

Result<std::vector<Session>> sessions_page(Connection& connection,
                                           const UserId& user,
                                           const PageRequest<SessionId>& page) {
  return select_page<Session>(connection, "user_id = ?", parameters(user), page);
}

Result<void> touch_session(Connection& connection, const SessionId& id, Instant now) {
  TRY(connection.execute("UPDATE sessions SET last_used_at = ? WHERE id = ? AND last_used_at < ?",
                         parameters(now, id, now)));
  return {};
}

Result<bool> remove_session(Connection& connection, const UserId& user, const SessionId& id) {
  return TRY(connection.execute("DELETE FROM sessions WHERE user_id = ? AND id = ?", parameters(user, id))) ==
         1;
}

Result<void> remove_other_sessions(Connection& connection,
                                   const UserId& user,
                                   const std::optional<SessionId>& keep) {
  if (keep) {
    TRY(connection.execute("DELETE FROM sessions WHERE user_id = ? AND id <> ?", parameters(user, *keep)));
  } else {
    TRY(connection.execute("DELETE FROM sessions WHERE user_id = ?", parameters(user)));
  }
  return {};
}

Result<void> remove_expired_sessions(Connection& connection, Instant now) {
  TRY(connection.execute("DELETE FROM sessions WHERE expires_at <= ?", parameters(now)));
  return {};
}

}  // namespace nonagon::store
