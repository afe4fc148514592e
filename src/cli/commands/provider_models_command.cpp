#include <array>

#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "cli/provider_argument.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROVIDER", "Label or id of the provider"}};
constexpr std::array<std::string_view, 1> examples{"provider models \"Built-in engine\""};

Result<int> run_provider_models(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto provider = TRY(provider_of(*store, arguments));
  json::array items;
  for (const auto& id : TRY(store->models(provider.row.id))) {
    console.print(fmt::format("{}\n", id));
    items.push_back(json::object{{"id", id}});
  }
  console.answer(items);
  return 0;
}

}  // namespace

extern constinit const Command provider_models_command{
    .name = "provider models",
    .summary = "List the models that a provider offers",
    .positionals = positionals,
    .examples = examples,
    .run = run_provider_models,
};

}  // namespace nonagon::cli
