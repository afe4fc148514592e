#pragma once

#include <optional>
#include <string_view>

#include "store/connection.hpp"
#include "store/entities.hpp"

namespace nonagon::store {

Result<void> add_sign_in_link(Connection& connection, const SignInLink& link);

// Whose link it is, when it is there and has not expired. It is gone then: of two that take it at once, one
// gets it.
Result<std::optional<UserId>> take_sign_in_link(Connection& connection,
                                                std::string_view token_hash,
                                                Instant now);

// All links of this person.
Result<void> remove_sign_in_links(Connection& connection, const UserId& user);

Result<void> remove_expired_sign_in_links(Connection& connection, Instant now);

}  // namespace nonagon::store
