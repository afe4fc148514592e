#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/generation_options.hpp"
#include "cli/input.hpp"
#include "cli/open_store.hpp"
#include "cli/stage_argument.hpp"
#include "workbench/views.hpp"

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
           "What to change this time; a model is shown the present version and keeps the rest"},
    Option{"--estimate", "", "Say what it would ask for and cost at most, and ask nobody"}};
constexpr std::array<std::string_view, 4> examples{
    "stage generate tool-library product",
    "stage generate tool-library 4 --answers answers.yaml",
    "stage generate tool-library dataModel --provider Claude --max-cost 0.25 --intent \"add refunds\"",
    "stage generate tool-library dataModel --provider Claude --estimate"};

int answer_estimate(const workbench::Estimate& estimate, Console& console) {
  if (estimate.most_calls == 0) {
    console.print(fmt::format("{} asks nobody and costs nothing.\n", estimate.provider));
  } else {
    const auto& cost = estimate.most_cost_a_call;
    console.print(
        fmt::format("{}: {}\n"
                    "question     about {} tokens\n"
                    "answer       at most {} tokens\n"
                    "one call     {}\n"
                    "calls        1, and {} more at most where the answer needs repair\n",
                    estimate.provider,
                    estimate.model,
                    estimate.input_tokens,
                    estimate.most_output_tokens,
                    cost ? "at most $ " + workbench::print_cost(*cost) : "nobody knows the price",
                    estimate.most_calls - 1));
  }
  console.answer(workbench::to_json(estimate));
  return 0;
}

Result<int> run_stage_generate(const Arguments& arguments, Console& console) {
  const auto stage = TRY(stage_of(arguments));
  workbench::GenerationRequest request;
  if (const auto file = arguments.find_value("answers")) request.answers = TRY(read_answers_file(*file));
  auto store = TRY(open_store(console));
  TRY(read_generation_options(*store, arguments, request));
  if (arguments.has("estimate"))
    return answer_estimate(TRY(store->estimate(arguments.get("PROJECT"), stage, request)), console);
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
