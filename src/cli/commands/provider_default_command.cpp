#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "cli/provider_argument.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array positionals{Positional{"PROVIDER", "Label or id of the provider"}};
constexpr std::array<std::string_view, 1> examples{"provider default \"Built-in engine\""};

Result<int> run_provider_default(const Arguments& arguments, Console& console) {
  auto store = TRY(open_store(console));
  const auto provider = TRY(provider_of(*store, arguments));
  workbench::ProviderChange change;
  change.is_default = true;
  const auto changed = TRY(store->change_provider(provider.row.id, change));
  console.print(provider_line(changed, console));
  console.answer(workbench::to_json(changed));
  return 0;
}

}  // namespace

extern constinit const Command provider_default_command{
    .name = "provider default",
    .summary = "Make a provider the one that new projects use",
    .positionals = positionals,
    .examples = examples,
    .run = run_provider_default,
};

}  // namespace nonagon::cli
