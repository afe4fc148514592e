#include "workbench/budgets.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "design/describe.hpp"
#include "store/budgets.hpp"
#include "store/generations.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::array scopes{store::BudgetScope::call,
                            store::BudgetScope::project,
                            store::BudgetScope::day,
                            store::BudgetScope::month};

bool is_dollars(std::string_view text) {
  constexpr std::size_t longest = 9;
  const auto is_digits = [](std::string_view part) {
    return !part.empty() && part.size() <= longest &&
           std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  const auto point = text.find('.');
  return is_digits(text.substr(0, point)) &&
         (point == std::string_view::npos || is_digits(text.substr(point + 1)));
}

Result<void> check_limit(std::string_view what,
                         std::optional<std::int64_t> limit,
                         std::int64_t spent,
                         std::int64_t price) {
  if (!limit || spent + price <= *limit) return {};
  return fail(Error{
      .code = ErrorCode::over_budget,
      .detail = fmt::format("the call would cost $ {}", print_cost(price)),
      .pointer = {},
      .reason = fmt::format(
          "the limit {} is $ {}, of which $ {} are spent", what, print_cost(*limit), print_cost(spent)),
      .fix = "Raise the limit with `nonagon budget`, choose a cheaper model, or use the built-in engine."});
}

}  // namespace

Result<std::int64_t> read_limit(std::string_view dollars, std::string_view pointer) {
  if (is_dollars(dollars)) return parse_cost(dollars);
  return fail(Error{.code = ErrorCode::invalid_input,
                    .detail = fmt::format("\"{}\" is no amount of money", dollars.substr(0, 40)),
                    .pointer = std::string(pointer),
                    .reason = "a limit is dollars with at most nine digits on either side of the point",
                    .fix = "Write it like 5 or 0.25."});
}

std::optional<std::int64_t>& limit_of(Budgets& budgets, store::BudgetScope scope) {
  switch (scope) {
    case store::BudgetScope::call: return budgets.call;
    case store::BudgetScope::project: return budgets.project;
    case store::BudgetScope::day: return budgets.day;
    case store::BudgetScope::month: return budgets.month;
  }
  broken("a budget has one of four scopes");
}

Result<void> check_budgets(const Budgets& budgets, const Spending& spent, std::int64_t price) {
  if (price == 0) return {};
  TRY(check_limit("of a call", budgets.call, 0, price));
  TRY(check_limit("of the project", budgets.project, spent.project, price));
  TRY(check_limit("of the day", budgets.day, spent.day, price));
  return check_limit("of the month", budgets.month, spent.month, price);
}

Result<Budgets> Workbench::budgets() {
  Budgets budgets;
  for (const auto& row : TRY(store::budgets_of(*connection_, user_.id)))
    limit_of(budgets, row.scope) = parse_cost(row.amount);
  return budgets;
}

Result<Budgets> Workbench::set_budgets(Budgets wanted) {
  std::vector<store::Budget> rows;
  for (const auto scope : scopes) {
    const auto& limit = limit_of(wanted, scope);
    if (!limit) continue;
    ensure(*limit >= 0, "a limit was read by read_limit");
    rows.push_back(
        {.user_id = user_.id, .scope = scope, .amount = print_cost(*limit), .updated_at = clock_.now()});
  }
  TRY(transaction([&] { return store::replace_budgets(*connection_, user_.id, rows); }));
  return wanted;
}

Result<Spending> Workbench::spending(const store::ProjectId& project) {
  constexpr std::size_t day_length = 10;   // 2026-02-18
  constexpr std::size_t month_length = 7;  // 2026-02
  const auto today = rfc3339(clock_.now()).substr(0, day_length);
  Spending spent;
  for (const auto& [of, call] : TRY(store::calls_since(*connection_, user_.id, Instant{}))) {
    const auto cost = parse_cost(call.estimated_cost);
    const auto day = rfc3339(call.created_at).substr(0, day_length);
    if (of.id == project) spent.project += cost;
    if (day == today) spent.day += cost;
    if (day.substr(0, month_length) == today.substr(0, month_length)) spent.month += cost;
  }
  return spent;
}

}  // namespace nonagon::workbench
