#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"}};
constexpr std::array options{Option{"--undo", {}, "Bring a deleted project back"}};
constexpr std::array<std::string_view, 2> examples{"project delete tool-library",
                                                   "project delete tool-library --undo"};

Result<int> run_project_delete(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto name = arguments.get("PROJECT");
  const auto changed =
      TRY(arguments.has("undo") ? store->restore_project(name) : store->delete_project(name));
  console.print(project_line(changed, console));
  console.answer(workbench::to_json(changed));
  return 0;
}

}  // namespace

extern constinit const Command project_delete_command{
    .name = "project delete",
    .summary = "Delete a project; it can come back for 30 days",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_project_delete,
};

}  // namespace nonagon::cli
