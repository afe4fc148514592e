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

constexpr std::array<std::string_view, 4> formats{"json", "md", "sql", "yaml"};

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"},
                                 Positional{"STAGE", "Stage name or number"}};
constexpr std::array options{Option{"--format", "FORMAT", "Print the content in this format", false, formats},
                             Option{"--version", "N", "Of this version; the active one when left out"}};
constexpr std::array<std::string_view, 2> examples{"stage show tool-library dataModel",
                                                   "stage show tool-library database --format sql"};

Result<int> run_stage_show(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto stage = TRY(stage_of(arguments));
  const auto project = arguments.get("PROJECT");
  if (!arguments.has("format") && !arguments.has("version")) {
    const auto shown = TRY(store->stage(project, stage));
    console.print(stage_line(shown, console));
    if (shown.row.user_input) console.print(fmt::format("answers: {}\n", *shown.row.user_input));
    if (shown.data) console.print(*shown.data);
    console.answer(workbench::to_json(shown));
    return 0;
  }
  std::optional<std::int64_t> version;
  if (const auto number = arguments.find_value("version")) version = TRY(version_of(*number));
  const auto format =
      design::parse_enum<store::OutputFormat>(arguments.get("format")).value_or(store::OutputFormat::json);
  console.write(TRY(store->output(project, stage, format, version)));
  return 0;
}

}  // namespace

extern constinit const Command stage_show_command{
    .name = "stage show",
    .summary = "Show a stage, or one format of a version of it",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_stage_show,
};

}  // namespace nonagon::cli
