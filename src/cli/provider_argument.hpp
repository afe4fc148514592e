#pragma once

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::cli {

// The provider of that id or label. Fails with not_found.
Result<workbench::ProviderView> find_provider(workbench::Workbench& store, const std::string& wanted);

// The provider that the positional PROVIDER names by its id or label. Fails with not_found.
Result<workbench::ProviderView> provider_of(workbench::Workbench& store, const Arguments& arguments);

// One line for people: "Built-in engine   custom   nonagon-rules-1   default".
std::string provider_line(const workbench::ProviderView& provider, const Console& console);

// Everything in a list that comes in pages.
template <class T, class Read>
Result<std::vector<T>> all_pages(Read&& read) {
  std::vector<T> all;
  workbench::PageOf part{.after = std::nullopt, .limit = 100};
  while (true) {
    auto page = TRY(read(part));
    std::move(page.items.begin(), page.items.end(), std::back_inserter(all));
    if (!page.next) return all;
    part.after = std::move(page.next);
  }
}

}  // namespace nonagon::cli
