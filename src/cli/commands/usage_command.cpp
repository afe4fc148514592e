#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array<std::string_view, 4> periods{"7d", "30d", "90d", "all"};

std::optional<int> days_of(std::string_view period) {
  if (period == "all") return std::nullopt;
  return period == "7d" ? 7 : period == "90d" ? 90 : 30;
}

std::string line_of(std::string_view what, const workbench::UsageRow& row) {
  auto line = fmt::format("{:<40} {:>6} calls {:>10} tokens  $ {}",
                          what,
                          row.calls,
                          row.input_tokens + row.output_tokens,
                          workbench::print_cost(row.cost_nano));
  if (row.calls_without_price > 0)
    line += fmt::format("  ({} without a known price)", row.calls_without_price);
  return line + "\n";
}

constexpr std::array options{Option{"--period", "PERIOD", "How far back; 30d when left out", false, periods}};
constexpr std::array<std::string_view, 2> examples{"usage", "usage --period all --json"};

Result<int> run_usage(const Arguments& arguments, Console& console) {
  const auto period = arguments.has("period") ? arguments.get("period") : std::string("30d");
  auto store = TRY(open_store(console));
  const auto usage = TRY(store->usage(days_of(period)));
  console.print(line_of("total", usage.total));
  for (const auto& row : usage.by_project) console.print(line_of("project " + row.key, row));
  for (const auto& row : usage.by_model) console.print(line_of("model " + row.key, row));
  for (const auto& row : usage.by_day) console.print(line_of(row.key, row));
  auto answer = workbench::to_json(usage);
  answer["period"] = period;
  console.answer(answer);
  return 0;
}

}  // namespace

extern constinit const Command usage_command{
    .name = "usage",
    .summary = "Add up what generations cost",
    .options = options,
    .examples = examples,
    .run = run_usage,
};

}  // namespace nonagon::cli
