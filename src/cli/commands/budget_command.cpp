#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "design/describe.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array options{Option{"--call", "USD", "Limit of one call; none lifts it"},
                             Option{"--project", "USD", "Limit of all calls of one project; none lifts it"},
                             Option{"--day", "USD", "Limit of a day (UTC); none lifts it"},
                             Option{"--month", "USD", "Limit of a month (UTC); none lifts it"}};
constexpr std::array<std::string_view, 2> examples{"budget", "budget --call 0.50 --month 20"};

constexpr std::array scopes{store::BudgetScope::call,
                            store::BudgetScope::project,
                            store::BudgetScope::day,
                            store::BudgetScope::month};

Result<int> run_budget(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  auto budgets = TRY(store->budgets());
  bool is_changed = false;
  for (const auto scope : scopes) {
    const auto name = design::wire_value(scope);
    const auto given = arguments.find_value(name);
    if (!given) continue;
    auto& limit = limit_of(budgets, scope);
    limit.reset();
    if (*given != "none") limit = TRY(workbench::read_limit(*given, fmt::format("/{}", name)));
    is_changed = true;
  }
  if (is_changed) budgets = TRY(store->set_budgets(budgets));
  for (const auto scope : scopes) {
    const auto& limit = limit_of(budgets, scope);
    console.print(fmt::format(
        "{:<8} {}\n", design::wire_value(scope), limit ? "$ " + workbench::print_cost(*limit) : "no limit"));
  }
  console.answer(workbench::to_json(budgets));
  return 0;
}

}  // namespace

extern constinit const Command budget_command{
    .name = "budget",
    .summary = "Show or set what generations may cost; the built-in engine costs nothing",
    .options = options,
    .examples = examples,
    .run = run_budget,
};

}  // namespace nonagon::cli
