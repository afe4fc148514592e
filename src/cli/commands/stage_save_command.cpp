#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/input.hpp"
#include "cli/open_store.hpp"
#include "cli/stage_argument.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"},
                                 Positional{"STAGE", "Stage name or number"},
                                 Positional{"FILE", "The payload as JSON; - reads standard input", false}};
constexpr std::array options{
    Option{"--answers", "FILE", "Interview answers, YAML or JSON, kept with the stage"},
    Option{"--if-version", "N", "Refuse when another version is active by now"}};
constexpr std::array<std::string_view, 2> examples{
    "stage save tool-library dataModel model.json --if-version 3",
    "stage save tool-library product --answers answers.yaml"};

Result<int> run_stage_save(const Arguments& arguments, Console& console) {
  const auto stage = TRY(stage_of(arguments));
  workbench::Edit edit;
  if (const auto file = arguments.find_value("answers")) edit.answers = TRY(read_answers_file(*file));
  if (const auto number = arguments.find_value("if-version")) edit.expected = TRY(version_of(*number));
  const auto project = arguments.get("PROJECT");
  if (const auto file = arguments.find_value("FILE")) {
    edit.payload = TRY(parse_json(TRY(read_input(*file, "the payload"))));
    auto store = TRY(open_store(console));
    return answer_stage(TRY(store->save(project, stage, edit)), console);
  }
  if (!edit.answers) {
    return fail({.code = ErrorCode::usage,
                 .detail = "there is nothing to save",
                 .pointer = {},
                 .reason = "neither a payload nor answers were given",
                 .fix = "name the FILE with the payload, - for standard input, or --answers FILE"});
  }
  auto store = TRY(open_store(console));
  return answer_stage(TRY(store->answer(project, stage, *edit.answers)), console);
}

}  // namespace

extern constinit const Command stage_save_command{
    .name = "stage save",
    .summary = "Save a payload as the next version of a stage, or only answers",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_stage_save,
};

}  // namespace nonagon::cli
