#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "design/describe.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array<std::string_view, 7> categories{
    "saas", "api", "landing", "mobile", "cli", "fullstack", "other"};

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"},
                                 Positional{"NAME", "What the template is called"}};
constexpr std::array options{
    Option{
        "--category", "CATEGORY", "Under which heading it is listed; other when left out", false, categories},
    Option{"--description", "TEXT", "What a project that begins from it already has"}};
constexpr std::array<std::string_view, 1> examples{"template save tool-library Lending --category saas"};

Result<int> run_template_save(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  workbench::NewTemplate wanted;
  wanted.name = arguments.get("NAME");
  wanted.description = arguments.get("description");
  wanted.category = design::parse_enum<store::TemplateCategory>(arguments.get("category"))
                        .value_or(store::TemplateCategory::other);
  const auto saved = TRY(store->save_template(arguments.get("PROJECT"), wanted));
  console.print(saved.name + "\n");
  console.answer(workbench::to_json(saved));
  return 0;
}

}  // namespace

extern constinit const Command template_save_command{
    .name = "template save",
    .summary = "Make a template of a project",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_template_save,
};

}  // namespace nonagon::cli
