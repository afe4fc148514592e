#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"}};
constexpr std::array options{Option{"--undo", {}, "Open an archived project again"}};
constexpr std::array<std::string_view, 2> examples{"project archive tool-library",
                                                   "project archive tool-library --undo"};

Result<int> run_project_archive(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto name = arguments.get("PROJECT");
  const auto changed =
      TRY(arguments.has("undo") ? store->activate_project(name) : store->archive_project(name));
  console.print(project_line(changed, console));
  console.answer(workbench::to_json(changed));
  return 0;
}

}  // namespace

extern constinit const Command project_archive_command{
    .name = "project archive",
    .summary = "Make a project read only, or open it again",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_project_archive,
};

}  // namespace nonagon::cli
