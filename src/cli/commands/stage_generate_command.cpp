#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/generation_options.hpp"
#include "cli/input.hpp"
#include "cli/open_store.hpp"
#include "cli/stage_argument.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROJECT", "Slug or id of the project"},
                                 Positional{"STAGE", "Stage name or number"}};
constexpr std::array options{
    Option{"--answers", "FILE", "Interview answers, YAML or JSON, kept with the stage"},
    Option{"--provider",
           "PROVIDER",
           "Label or id of the provider to ask; the project's or the default one otherwise"},
    Option{"--model", "MODEL", "Model to ask; the provider's default otherwise"},
    Option{"--max-cost", "DOLLARS", "What the generation may cost at most"},
    Option{"--intent",
           "TEXT",
           "What to change this time; a model is shown the present version and keeps the rest"}};
constexpr std::array<std::string_view, 3> examples{
    "stage generate tool-library product",
    "stage generate tool-library 4 --answers answers.yaml",
    "stage generate tool-library dataModel --provider Claude --max-cost 0.25 --intent \"add refunds\""};

Result<int> run_stage_generate(const Arguments& arguments, Console& console) {
  const auto stage = TRY(stage_of(arguments));
  workbench::GenerationRequest request;
  if (const auto file = arguments.find_value("answers")) request.answers = TRY(read_answers_file(*file));
  auto store = TRY(open_store(console));
  TRY(read_generation_options(*store, arguments, request));
  auto generated = store->generate(arguments.get("PROJECT"), stage, request, [&](const store::JobId& job) {
    return workbench::GenerationWatch{.told = GenerationProgress(*store, console, job)};
  });
  console.end_progress();
  return answer_stage(TRY(std::move(generated)), console);
}

}  // namespace

extern constinit const Command stage_generate_command{
    .name = "stage generate",
    .summary = "Let the built-in engine or a model decide a stage; what was there stays as a version",
    .positionals = positionals,
    .options = options,
    .examples = examples,
    .run = run_stage_generate,
};

}  // namespace nonagon::cli
