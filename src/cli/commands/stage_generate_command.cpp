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
                                 Positional{"STAGE", "Stage name or number"}};
constexpr std::array options{
    Option{"--answers", "FILE", "Interview answers, YAML or JSON, kept with the stage"}};
constexpr std::array<std::string_view, 2> examples{"stage generate tool-library product",
                                                   "stage generate tool-library 4 --answers answers.yaml"};

Result<int> run_stage_generate(const Arguments& arguments, Console& console) {
  const auto stage = TRY(stage_of(arguments));
  design::Answers answers;
  if (const auto file = arguments.find_value("answers")) answers = TRY(read_answers_file(*file));
  auto store = TRY(open_store(console));
  return answer_stage(TRY(store->generate(arguments.get("PROJECT"), stage, answers)), console);
}

}  // namespace

extern constinit const Command stage_generate_command{
    .name = "stage generate",
    .summary = "Let the built-in engine decide a stage; what was there stays as a version",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_stage_generate,
};

}  // namespace nonagon::cli
