#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "cli/provider_argument.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROVIDER", "Label or id of the provider"}};
constexpr std::array<std::string_view, 1> examples{"provider remove \"Built-in engine\""};

Result<int> run_provider_remove(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto provider = TRY(provider_of(*store, arguments));
  TRY(store->remove_provider(provider.row.id));
  console.print(fmt::format("{} is removed\n", provider.row.label));
  console.answer(workbench::to_json(provider));
  return 0;
}

}  // namespace

extern constinit const Command provider_remove_command{
    .name = "provider remove",
    .summary = "Remove a provider that no call on record names",
    .positionals = positionals,
    .examples = examples,
    .run = run_provider_remove,
};

}  // namespace nonagon::cli
