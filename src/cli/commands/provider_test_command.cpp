#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/exit_code.hpp"
#include "cli/open_store.hpp"
#include "cli/provider_argument.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROVIDER", "Label or id of the provider"}};
constexpr std::array<std::string_view, 1> examples{"provider test \"Built-in engine\""};

Result<int> run_provider_test(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto provider = TRY(provider_of(*store, arguments));
  const auto trial = TRY(store->try_provider(provider.row.id));
  console.print(trial.is_successful ? fmt::format("{} answers in {} ms\n", trial.model, trial.latency_ms)
                                    : fmt::format("{} does not answer: {}\n", trial.model, trial.error));
  console.answer(
      json::object{{"success", trial.is_successful},
                   {"model", trial.model},
                   {"latencyMs", trial.latency_ms},
                   {"capabilities", json::array(trial.capabilities.begin(), trial.capabilities.end())},
                   {"error", trial.error}});
  return trial.is_successful ? exit_ok : exit_code(ErrorCode::unavailable);
}

}  // namespace

extern constinit const Command provider_test_command{
    .name = "provider test",
    .summary = "Ask a provider something small, to see that it answers",
    .positionals = positionals,
    .examples = examples,
    .run = run_provider_test,
};

}  // namespace nonagon::cli
