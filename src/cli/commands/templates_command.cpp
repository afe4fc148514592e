#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "workbench/catalogue.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"ID", "One template", false}};
constexpr std::array<std::string_view, 2> examples{"templates", "templates team-tasks --json"};

json::object to_json(const workbench::TemplateInfo& known) {
  return {{"id", known.id},
          {"name", known.name},
          {"description", known.description},
          {"category", known.category},
          {"icon", known.icon}};
}

Result<int> run_templates(const Arguments& arguments, Console& console) {
  if (const auto id = arguments.find_value("ID")) {
    const auto document = TRY(workbench::template_document(*id));
    console.write(write_json(document));
    return 0;
  }
  json::array list;
  for (const auto& known : workbench::built_in_templates()) {
    console.print(
        fmt::format("{:<18} {:<10} {:<24} {}\n", known.id, known.category, known.name, known.description));
    list.push_back(to_json(known));
  }
  console.answer(json::object{{"templates", std::move(list)}});
  return 0;
}

}  // namespace

extern constinit const Command templates_command{
    .name = "templates",
    .summary = "List the built-in templates, or print one as JSON",
    .positionals = positionals,
    .examples = examples,
    .run = run_templates,
};

}  // namespace nonagon::cli
