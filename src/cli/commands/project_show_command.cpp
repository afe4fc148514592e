#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"}};
constexpr std::array<std::string_view, 2> examples{"project show tool-library",
                                                   "project show tool-library --json"};

Result<int> run_project_show(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto shown = TRY(store->project(arguments.get("PROJECT")));
  console.print(
      fmt::format("{}  {}\n", console.bold(shown.project.name), console.dim(shown.project.id.text())));
  if (shown.project.description) console.print(*shown.project.description + "\n");
  console.print("\n");
  for (const auto& stage : shown.stages) console.print(stage_line(stage, console));
  console.answer(workbench::to_json(shown));
  return 0;
}

}  // namespace

extern constinit const Command project_show_command{
    .name = "project show",
    .summary = "Show a project and where its nine stages stand",
    .positionals = positionals,
    .examples = examples,
    .run = run_project_show,
};

}  // namespace nonagon::cli
