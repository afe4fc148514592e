#include <array>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/stage_argument.hpp"
#include "design/design.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"STAGE", "Stage name or number"}};
constexpr std::array<std::string_view, 1> examples{"schema dataModel"};

Result<int> run_schema(const Arguments& arguments, Console& console) {
  const auto stage = TRY(stage_of(arguments));
  console.write(write_json(design::payload_schema(stage)));
  return 0;
}

}  // namespace

extern constinit const Command schema_command{
    .name = "schema",
    .summary = "Print the JSON Schema of a stage's payload",
    .positionals = positionals,
    .examples = examples,
    .run = run_schema,
};

}  // namespace nonagon::cli
