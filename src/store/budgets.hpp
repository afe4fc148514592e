#pragma once

#include <vector>

#include "store/connection.hpp"
#include "store/entities.hpp"

namespace nonagon::store {

// At most one a scope, in the order of BudgetScope.
Result<std::vector<Budget>> budgets_of(Connection& connection, const UserId& user);

// Takes the place of all budgets that this person had; each belongs to them.
Result<void> replace_budgets(Connection& connection, const UserId& user, const std::vector<Budget>& budgets);

}  // namespace nonagon::store
