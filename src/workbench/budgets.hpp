#pragma once

#include <optional>
#include <string_view>

#include "base/result.hpp"
#include "store/entities.hpp"

namespace nonagon::workbench {

// What generations may cost, in nano-dollars: one call, everything of one project, everything of this day and
// of this month (UTC). No limit where there is no figure.
struct Budgets {
  std::optional<std::int64_t> call;
  std::optional<std::int64_t> project;
  std::optional<std::int64_t> day;
  std::optional<std::int64_t> month;

  friend bool operator==(const Budgets&, const Budgets&) = default;
};

// What was spent so far, in nano-dollars.
struct Spending {
  std::int64_t project = 0;
  std::int64_t day = 0;
  std::int64_t month = 0;
};

// A limit as people write it: dollars with at most nine digits on either side of the point. `pointer` names
// it in the error.
Result<std::int64_t> read_limit(std::string_view dollars, std::string_view pointer);

std::optional<std::int64_t>& limit_of(Budgets& budgets, store::BudgetScope scope);

// Fails with over_budget when a call of this price would go over a limit. What costs nothing is always
// allowed.
Result<void> check_budgets(const Budgets& budgets, const Spending& spent, std::int64_t price);

}  // namespace nonagon::workbench
