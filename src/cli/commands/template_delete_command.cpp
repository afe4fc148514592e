#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"TEMPLATE", "Name or id of the template"}};
constexpr std::array<std::string_view, 1> examples{"template delete Lending"};

Result<int> run_template_delete(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto gone = TRY(store->delete_template(arguments.get("TEMPLATE")));
  console.print(fmt::format("deleted {}\n", gone.name));
  console.answer(workbench::to_json(gone));
  return 0;
}

}  // namespace

extern constinit const Command template_delete_command{
    .name = "template delete",
    .summary = "Delete a template of your own",
    .positionals = positionals,
    .examples = examples,
    .run = run_template_delete,
};

}  // namespace nonagon::cli
