#pragma once

#include <optional>
#include <vector>

#include "store/connection.hpp"
#include "store/entities.hpp"

namespace nonagon::store {

Result<void> add_user(Connection& connection, const User& user);
Result<std::optional<User>> find_user(Connection& connection, std::string_view email);

Result<void> add_provider(Connection& connection, const AIProviderConfig& provider);
Result<std::vector<AIProviderConfig>> providers_of(Connection& connection, const UserId& user);
Result<std::optional<AIProviderConfig>> find_provider(Connection& connection, const AIProviderConfigId& id);
Result<std::optional<AIProviderConfig>> default_provider(Connection& connection, const UserId& user);

// Makes one provider the default; the former one is no longer.
Result<void> choose_default(Connection& connection, const AIProviderConfig& provider);

Result<void> add_token(Connection& connection, const MCPToken& token);
Result<std::optional<MCPToken>> find_token(Connection& connection, std::string_view token_hash);
Result<std::vector<MCPToken>> tokens_of(Connection& connection, const ProjectId& project);

}  // namespace nonagon::store
