#pragma once

#include <optional>
#include <vector>

#include "store/connection.hpp"
#include "store/entities.hpp"
#include "store/page.hpp"

namespace nonagon::store {

Result<void> add_user(Connection& connection, const User& user);
Result<std::optional<User>> find_user(Connection& connection, std::string_view email);
Result<std::optional<User>> find_user(Connection& connection, const UserId& id);
Result<void> update_user(Connection& connection, const User& user);
Result<std::int64_t> count_users(Connection& connection);

Result<void> add_provider(Connection& connection, const AIProviderConfig& provider);
Result<std::vector<AIProviderConfig>> providers_of(Connection& connection, const UserId& user);
Result<std::vector<AIProviderConfig>> providers_page(Connection& connection,
                                                     const UserId& user,
                                                     const PageRequest<AIProviderConfigId>& page);
Result<std::optional<AIProviderConfig>> find_provider(Connection& connection, const AIProviderConfigId& id);
Result<std::optional<AIProviderConfig>> default_provider(Connection& connection, const UserId& user);

// Fails with conflict when another provider is the default and this one is to be; see choose_default.
Result<void> update_provider(Connection& connection, const AIProviderConfig& provider);

// Fails with conflict when generations were made with it: their record stays. False when there is none.
Result<bool> remove_provider(Connection& connection, const AIProviderConfigId& id);

// Makes one provider the default; the former one is no longer.
Result<void> choose_default(Connection& connection, const AIProviderConfig& provider);

Result<void> add_token(Connection& connection, const MCPToken& token);
Result<std::optional<MCPToken>> find_token(Connection& connection, std::string_view token_hash);
Result<std::optional<MCPToken>> find_token(Connection& connection, const MCPTokenId& id);
Result<std::vector<MCPToken>> tokens_of(Connection& connection, const ProjectId& project);
Result<std::vector<MCPToken>> tokens_page(Connection& connection,
                                          const ProjectId& project,
                                          const PageRequest<MCPTokenId>& page);

// False when there is none.
Result<bool> remove_token(Connection& connection, const MCPTokenId& id);

// The time of last use never goes back, whichever server's clock it is from.
Result<void> touch_token(Connection& connection, const MCPTokenId& id, Instant now);

}  // namespace nonagon::store
