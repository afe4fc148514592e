#include "store/accounts.hpp"

#include "store/columns.hpp"

namespace nonagon::store {

Result<void> add_user(Connection& connection, const User& user) {
  return insert(connection, user);
}

Result<std::optional<User>> find_user(Connection& connection, std::string_view email) {
  return select_one<User>(connection, "WHERE email = ?", parameters(std::string(email)));
}

Result<void> add_provider(Connection& connection, const AIProviderConfig& provider) {
  return insert(connection, provider);
}

Result<std::vector<AIProviderConfig>> providers_of(Connection& connection, const UserId& user) {
  return select<AIProviderConfig>(connection, "WHERE user_id = ? ORDER BY id", parameters(user));
}

Result<std::optional<AIProviderConfig>> find_provider(Connection& connection, const AIProviderConfigId& id) {
  return select_one<AIProviderConfig>(connection, "WHERE id = ?", parameters(id));
}

Result<std::optional<AIProviderConfig>> default_provider(Connection& connection, const UserId& user) {
  return select_one<AIProviderConfig>(connection, "WHERE user_id = ? AND is_default = 1", parameters(user));
}

Result<void> choose_default(Connection& connection, const AIProviderConfig& provider) {
  TRY(connection.execute("UPDATE ai_provider_configs SET is_default = 0 WHERE user_id = ?",
                         parameters(provider.user_id)));
  TRY(connection.execute("UPDATE ai_provider_configs SET is_default = 1 WHERE id = ?",
                         parameters(provider.id)));
  return {};
}

Result<void> add_token(Connection& connection, const MCPToken& token) {
  return insert(connection, token);
}

Result<std::optional<MCPToken>> find_token(Connection& connection, std::string_view token_hash) {
  return select_one<MCPToken>(connection, "WHERE token_hash = ?", parameters(std::string(token_hash)));
}

Result<std::vector<MCPToken>> tokens_of(Connection& connection, const ProjectId& project) {
  return select<MCPToken>(connection, "WHERE project_id = ? ORDER BY id", parameters(project));
}

}  // namespace nonagon::store
