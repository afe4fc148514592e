#pragma once

#include <vector>

#include "store/connection.hpp"
#include "store/entities.hpp"

namespace nonagon::store {

// At most one a scope, in the order of BudgetScope.
Result<std::vector<Budget>> budgets_of(Connection& connection, const UserId& user);

// Takes the place of all budgets that this person had; each belongs to them.
Result<void> replace_budgets(Connection& connection, const UserId& user, const std::vector<Budget>& budgets);

// A call stands on record before it is made, with the most it may cost; this takes it off. Nothing happens
// when it is not there.
Result<void> remove_open_call(Connection& connection, const AIGenerationId& id);

}  // namespace nonagon::store
