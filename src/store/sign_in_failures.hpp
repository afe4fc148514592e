#pragma once

#include <optional>
#include <string_view>

#include "store/connection.hpp"
#include "store/entities.hpp"

namespace nonagon::store {

Result<std::optional<SignInFailures>> find_sign_in_failures(Connection& connection, std::string_view subject);

// Takes the place of what was counted for this subject.
Result<void> put_sign_in_failures(Connection& connection, const SignInFailures& failures);

Result<void> remove_sign_in_failures(Connection& connection, std::string_view subject);

// Those whose last failure is before an instant.
Result<void> remove_sign_in_failures_before(Connection& connection, Instant instant);

}  // namespace nonagon::store
