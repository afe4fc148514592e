#include "store/sign_in_links.hpp"

#include "store/columns.hpp"

namespace nonagon::store {

Result<void> add_sign_in_link(Connection& connection, const SignInLink& link) {
  return insert(connection, link);
}

Result<std::optional<UserId>> take_sign_in_link(Connection& connection,
                                                std::string_view token_hash,
                                                Instant now) {
  const auto link =
      TRY(select_one<SignInLink>(connection, "WHERE token_hash = ?", parameters(std::string(token_hash))));
  if (!link || link->expires_at <= now) return std::optional<UserId>{};
  const auto taken = TRY(connection.execute("DELETE FROM sign_in_links WHERE token_hash = ?",
                                            parameters(std::string(token_hash))));
  return taken == 1 ? std::optional(link->user_id) : std::nullopt;
}

Result<void> remove_sign_in_links(Connection& connection, const UserId& user) {
  TRY(connection.execute("DELETE FROM sign_in_links WHERE user_id = ?", parameters(user)));
  return {};
}

Result<void> remove_expired_sign_in_links(Connection& connection, Instant now) {
  TRY(connection.execute("DELETE FROM sign_in_links WHERE expires_at <= ?", parameters(now)));
  return {};
}

}  // namespace nonagon::store
