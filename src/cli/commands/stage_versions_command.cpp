#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "cli/stage_argument.hpp"
#include "design/describe.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"},
                                 Positional{"STAGE", "Stage name or number"}};
constexpr std::array<std::string_view, 1> examples{"stage versions tool-library dataModel"};

Result<int> run_stage_versions(const Arguments& arguments, Console& console) {
  const auto stage = TRY(stage_of(arguments));
  auto store = TRY(open_store(console));
  json::array items;
  for (const auto& version : TRY(store->versions(arguments.get("PROJECT"), stage))) {
    console.print(fmt::format("{:>4} {}  {:<6} {}  {}\n",
                              version.version,
                              version.is_active ? "*" : " ",
                              design::wire_value(version.generated_by),
                              rfc3339(version.created_at),
                              console.dim(version.content_hash.substr(0, 12))));
    items.push_back(workbench::to_json(version));
  }
  console.answer(json::object{{"items", std::move(items)}});
  return 0;
}

}  // namespace

extern constinit const Command stage_versions_command{
    .name = "stage versions",
    .summary = "List the versions of a stage",
    .positionals = positionals,
    .examples = examples,
    .run = run_stage_versions,
};

}  // namespace nonagon::cli
