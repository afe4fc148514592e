#include "store/accounts.hpp"

#include "store/columns.hpp"

namespace nonagon::store {

Result<void> add_user(Connection& connection, const User& user) {
  return insert(connection, user);
}

Result<std::optional<User>> find_user(Connection& connection, std::string_view email) {
  return select_one<User>(connection, "WHERE lower(email) = lower(?)", parameters(std::string(email)));
}

Result<std::optional<User>> find_user(Connection& connection, const UserId& id) {
  return select_one<User>(connection, "WHERE id = ?", parameters(id));
}

Result<void> update_user(Connection& connection, const User& user) {
  return update(connection, user);
}

Result<std::int64_t> count_users(Connection& connection) {
  const auto rows = TRY(connection.query("SELECT count(*) FROM users", {}));
  return std::get<std::int64_t>(rows.at(0).at(0));
}

Result<void> add_provider(Connection& connection, const AIProviderConfig& provider) {
  return insert(connection, provider);
}

Result<std::vector<AIProviderConfig>> providers_of(Connection& connection, const UserId& user) {
  return select<AIProviderConfig>(connection, "WHERE user_id = ? ORDER BY id", parameters(user));
}

Result<std::vector<AIProviderConfig>> providers_page(Connection& connection,
                                                     const UserId& user,
                                                     const PageRequest<AIProviderConfigId>& page) {
  return select_page<AIProviderConfig>(connection, "user_id = ?", parameters(user), page);
}

Result<std::optional<AIProviderConfig>> find_provider(Connection& connection, const AIProviderConfigId& id) {
  return select_one<AIProviderConfig>(connection, "WHERE id = ?", parameters(id));
}

Result<std::optional<AIProviderConfig>> default_provider(Connection& connection, const UserId& user) {
  return select_one<AIProviderConfig>(
      connection, "WHERE user_id = ? AND is_default = TRUE", parameters(user));
}

Result<void> update_provider(Connection& connection, const AIProviderConfig& provider) {
  return update(connection, provider);
}

Result<bool> remove_provider(Connection& connection, const AIProviderConfigId& id) {
  const auto used = TRY(connection.query(
      "SELECT 1 FROM jobs WHERE provider_id = ? UNION ALL SELECT 1 FROM ai_generations WHERE provider_id = ? "
      "LIMIT 1",
      parameters(id, id)));
  if (used.empty())
    return TRY(connection.execute("DELETE FROM ai_provider_configs WHERE id = ?", parameters(id))) == 1;
  return fail(Error{.code = ErrorCode::conflict,
                    .detail = "the provider has generations",
                    .pointer = {},
                    .reason = "what they cost and who made which version stays on record",
                    .fix = "Take its key away and choose another default."});
}

Result<void> choose_default(Connection& connection, const AIProviderConfig& provider) {
  TRY(connection.execute("UPDATE ai_provider_configs SET is_default = FALSE WHERE user_id = ?",
                         parameters(provider.user_id)));
  TRY(connection.execute("UPDATE ai_provider_configs SET is_default = TRUE WHERE id = ?",
                         parameters(provider.id)));
  return {};
}

Result<void> add_token(Connection& connection, const MCPToken& token) {
  return insert(connection, token);
}

Result<std::optional<MCPToken>> find_token(Connection& connection, std::string_view token_hash) {
  return select_one<MCPToken>(connection, "WHERE token_hash = ?", parameters(std::string(token_hash)));
}

Result<std::optional<MCPToken>> find_token(Connection& connection, const MCPTokenId& id) {
  return select_one<MCPToken>(connection, "WHERE id = ?", parameters(id));
}

Result<std::vector<MCPToken>> tokens_of(Connection& connection, const ProjectId& project) {
  return select<MCPToken>(connection, "WHERE project_id = ? ORDER BY id", parameters(project));
}

Result<std::vector<MCPToken>> tokens_page(Connection& connection,
                                          const ProjectId& project,
                                          const PageRequest<MCPTokenId>& page) {
  return select_page<MCPToken>(connection, "project_id = ?", parameters(project), page);
}

Result<bool> remove_token(Connection& connection, const MCPTokenId& id) {
  return TRY(connection.execute("DELETE FROM mcp_tokens WHERE id = ?", parameters(id))) == 1;
}

Result<void> touch_token(Connection& connection, const MCPTokenId& id, Instant now) {
  TRY(connection.execute(
      "UPDATE mcp_tokens SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at < ?)",
      parameters(now, id, now)));
  return {};
}

}  // namespace nonagon::store
