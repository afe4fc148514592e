#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/input.hpp"
#include "cli/open_store.hpp"
#include "cli/stage_argument.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{
    Positional{"PROJECT", "Slug or id of the project"},
    Positional{"STAGE", "Stage name or number"},
    Positional{"FILE", "JSON to keep, finished or not; - reads standard input", false}};
constexpr std::array options{Option{"--answers", "FILE", "Interview answers to keep, YAML or JSON"},
                             Option{"--discard", {}, "Forget the draft"}};
constexpr std::array<std::string_view, 3> examples{"stage draft tool-library dataModel",
                                                   "stage draft tool-library dataModel half-done.json",
                                                   "stage draft tool-library dataModel --discard"};

int answer_draft(const store::Draft& draft, Console& console) {
  const auto document = workbench::to_json(draft);
  console.print(write_json(document));
  console.answer(document);
  return 0;
}

Result<int> run_stage_draft(const Arguments& arguments, Console& console) {
  const auto stage = TRY(stage_of(arguments));
  const auto project = arguments.get("PROJECT");
  workbench::NewDraft wanted;
  if (const auto file = arguments.find_value("FILE")) wanted.data = TRY(read_input(*file, "the draft"));
  if (const auto file = arguments.find_value("answers")) wanted.answers = TRY(read_answers_file(*file));
  const bool keeps = wanted.data || wanted.answers;
  if (keeps && arguments.has("discard")) {
    return fail({.code = ErrorCode::usage,
                 .detail = "a draft is either kept or discarded",
                 .pointer = {},
                 .reason = "--discard was given together with something to keep",
                 .fix = "leave one of them out"});
  }
  auto store = TRY(open_store(console));
  if (keeps) return answer_draft(TRY(store->keep_draft(project, stage, wanted)), console);
  if (!arguments.has("discard")) return answer_draft(TRY(store->draft(project, stage)), console);
  TRY(store->discard_draft(project, stage));
  console.print("There is no draft of this stage any more.\n");
  console.answer(json::object{{"discarded", true}});
  return 0;
}

}  // namespace

extern constinit const Command stage_draft_command{
    .name = "stage draft",
    .summary = "Show, keep or discard what was typed into a stage and not saved",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_stage_draft,
};

}  // namespace nonagon::cli
