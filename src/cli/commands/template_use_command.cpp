#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{
    Positional{"TEMPLATE", "Name or id of the template"},
    Positional{"NAME", "What the project is called; as the template when left out", false}};
constexpr std::array<std::string_view, 1> examples{"template use Lending \"Toy library\""};

Result<int> run_template_use(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  workbench::NewProject wanted;
  wanted.name = arguments.get("NAME");
  const auto made = TRY(store->create_from_template(arguments.get("TEMPLATE"), wanted));
  console.print(project_line(made.project, console));
  for (const auto& stage : made.stages) console.print("  " + stage_line(stage, console));
  console.answer(workbench::to_json(made));
  return 0;
}

}  // namespace

extern constinit const Command template_use_command{
    .name = "template use",
    .summary = "Begin a project from a template",
    .positionals = positionals,
    .examples = examples,
    .run = run_template_use,
};

}  // namespace nonagon::cli
