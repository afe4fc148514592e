#pragma once

#include <optional>

#include "store/connection.hpp"
#include "store/entities.hpp"

namespace nonagon::store {

Result<std::optional<Credential>> find_credential(Connection& connection, const UserId& user);

// How many people have one.
Result<std::int64_t> count_credentials(Connection& connection);

// Takes the place of the credential that this person had.
Result<void> put_credential(Connection& connection, const Credential& credential);

}  // namespace nonagon::store
