#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/open_store.hpp"
#include "cli/provider_argument.hpp"
#include "workbench/views.hpp"

namespace nonagon::cli {
namespace {

constexpr std::array<std::string_view, 1> examples{"provider list"};

Result<int> run_provider_list(const Arguments&, Console& console) {
  auto store = TRY(open_store(console));
  const auto all = TRY(all_pages<workbench::ProviderView>(
      [&](const workbench::PageOf& part) { return store->providers(part); }));
  json::array documents;
  for (const auto& provider : all) {
    console.print(provider_line(provider, console));
    documents.push_back(workbench::to_json(provider));
  }
  console.answer(documents);
  return 0;
}

}  // namespace

extern constinit const Command provider_list_command{
    .name = "provider list",
    .summary = "List what stages can be generated with; keys are never shown",
    .examples = examples,
    .run = run_provider_list,
};

}  // namespace nonagon::cli
