#pragma once

#include <optional>

#include "store/connection.hpp"
#include "store/entities.hpp"

namespace nonagon::store {

Result<std::optional<Credential>> find_credential(Connection& connection, const UserId& user);

// Takes the place of the credential that this person had.
Result<void> put_credential(Connection& connection, const Credential& credential);

}  // namespace nonagon::store
