#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "store/connection.hpp"
#include "store/entities.hpp"
#include "store/page.hpp"

namespace nonagon::store {

Result<void> add_session(Connection& connection, const Session& session);

// Also one that has expired: whether it still counts is not the store's to say.
Result<std::optional<Session>> find_session(Connection& connection, std::string_view token_hash);

// Newest first.
Result<std::vector<Session>> sessions_of(Connection& connection, const UserId& user);
Result<std::vector<Session>> sessions_page(Connection& connection,
                                           const UserId& user,
                                           const PageRequest<SessionId>& page);

// The time of last use never goes back, whichever server's clock it is from.
Result<void> touch_session(Connection& connection, const SessionId& id, Instant now);

// False when this person has no such session.
Result<bool> remove_session(Connection& connection, const UserId& user, const SessionId& id);

// All sessions of this person but one; without one, all.
Result<void> remove_other_sessions(Connection& connection,
                                   const UserId& user,
                                   const std::optional<SessionId>& keep);

Result<void> remove_expired_sessions(Connection& connection, Instant now);

}  // namespace nonagon::store
