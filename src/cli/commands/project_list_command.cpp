#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "design/describe.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array<std::string_view, 3> statuses{"active", "archived", "deleted"};

constexpr std::array options{
    Option{"--status", "STATUS", "Only these; active when left out", false, statuses}};
constexpr std::array<std::string_view, 2> examples{"project list", "project list --status deleted --json"};

Result<int> run_project_list(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto status = design::parse_enum<store::ProjectStatus>(arguments.get("status"));
  json::array items;
  for (const auto& project : TRY(store->projects(status.value_or(store::ProjectStatus::active)))) {
    console.print(project_line(project, console));
    items.push_back(workbench::to_json(project));
  }
  if (items.empty()) console.say("There is none. Begin one with `nonagon project new`.\n");
  console.answer(json::object{{"items", std::move(items)}});
  return 0;
}

}  // namespace

extern constinit const Command project_list_command{
    .name = "project list",
    .summary = "List the projects of the local store, newest first",
    .options = options,
    .examples = examples,
    .run = run_project_list,
};

}  // namespace nonagon::cli
