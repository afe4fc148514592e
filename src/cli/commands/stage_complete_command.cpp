#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "cli/stage_argument.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"},
                                 Positional{"STAGE", "Stage name or number"}};
constexpr std::array<std::string_view, 1> examples{"stage complete tool-library dataModel"};

Result<int> run_stage_complete(const Arguments& arguments, Console& console) {
  const auto stage = TRY(stage_of(arguments));
  auto store = TRY(open_store(console));
  return answer_stage(TRY(store->complete(arguments.get("PROJECT"), stage)), console);
}

}  // namespace

extern constinit const Command stage_complete_command{
    .name = "stage complete",
    .summary = "Accept a stage as it is and open the next one",
    .positionals = positionals,
    .examples = examples,
    .run = run_stage_complete,
};

}  // namespace nonagon::cli
