#include "store/budgets.hpp"

#include <algorithm>

#include "store/columns.hpp"

namespace nonagon::store {

Result<std::vector<Budget>> budgets_of(Connection& connection, const UserId& user) {
  auto budgets = TRY(select<Budget>(connection, "WHERE user_id = ?", parameters(user)));
  std::ranges::sort(budgets, {}, &Budget::scope);
  return budgets;
}

Result<void> replace_budgets(Connection& connection, const UserId& user, const std::vector<Budget>& budgets) {
  TRY(connection.execute("DELETE FROM budgets WHERE user_id = ?", parameters(user)));
  for (const auto& budget : budgets) {
    ensure(budget.user_id == user, "budgets are replaced for one person");
    TRY(insert(connection, budget));
  }
  return {};
}

}  // namespace nonagon::store
