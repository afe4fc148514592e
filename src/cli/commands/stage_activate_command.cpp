#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "cli/stage_argument.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"},
                                 Positional{"STAGE", "Stage name or number"},
                                 Positional{"VERSION", "Number of the version"}};
constexpr std::array<std::string_view, 1> examples{"stage activate tool-library dataModel 2"};

Result<int> run_stage_activate(const Arguments& arguments, Console& console) {
  const auto stage = TRY(stage_of(arguments));
  const auto version = TRY(version_of(arguments.get("VERSION")));
  auto store = TRY(open_store(console));
  return answer_stage(TRY(store->activate(arguments.get("PROJECT"), stage, version)), console);
}

}  // namespace

extern constinit const Command stage_activate_command{
    .name = "stage activate",
    .summary = "Make an earlier version of a stage the active one",
    .positionals = positionals,
    .examples = examples,
    .run = run_stage_activate,
};

}  // namespace nonagon::cli
