#pragma once

#include <optional>
#include <string_view>

#include "store/connection.hpp"
#include "store/entities.hpp"

namespace nonagon::store {

Result<std::optional<StoredAnswer>> find_answer(Connection& connection,
                                                const UserId& user,
                                                std::string_view key);

// Fails with conflict when this person's key is taken.
Result<void> add_answer(Connection& connection, const StoredAnswer& answer);

Result<void> remove_answers_before(Connection& connection, Instant instant);

}  // namespace nonagon::store
