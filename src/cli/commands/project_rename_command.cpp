#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"},
                                 Positional{"NAME", "The new name"}};
constexpr std::array<std::string_view, 1> examples{"project rename tool-library \"Tool shed\""};

Result<int> run_project_rename(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto renamed = TRY(store->rename_project(arguments.get("PROJECT"), arguments.get("NAME")));
  console.print(project_line(renamed, console));
  console.answer(workbench::to_json(renamed));
  return 0;
}

}  // namespace

extern constinit const Command project_rename_command{
    .name = "project rename",
    .summary = "Give a project another name; its slug stays",
    .positionals = positionals,
    .examples = examples,
    .run = run_project_rename,
};

}  // namespace nonagon::cli
