#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "design/describe.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array<std::string_view, 1> examples{"template list"};

Result<int> run_template_list(const Arguments& /*arguments*/, Console& console) {
  auto store = TRY(open_store(console));
  json::array items;
  for (const auto& row : TRY(store->templates())) {
    console.print(fmt::format("{:<28} {:<10} {:<9} {}\n",
                              row.name,
                              design::wire_value(row.category),
                              row.is_built_in ? "built-in" : "own",
                              console.dim(row.description)));
    auto item = workbench::to_json(row);
    item.erase("stageDefaults");
    items.push_back(std::move(item));
  }
  console.answer(json::object{{"items", std::move(items)}});
  return 0;
}

}  // namespace

extern constinit const Command template_list_command{
    .name = "template list",
    .summary = "List the templates: those that come with the program and your own",
    .examples = examples,
    .run = run_template_list,
};

}  // namespace nonagon::cli
