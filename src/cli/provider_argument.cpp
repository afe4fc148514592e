#include "cli/provider_argument.hpp"

#include <fmt/format.h>

#include "design/describe.hpp"

namespace nonagon::cli {

Result<workbench::ProviderView> find_provider(workbench::Workbench& store, const std::string& wanted) {
  const auto all = TRY(all_pages<workbench::ProviderView>(
      [&](const workbench::PageOf& part) { return store.providers(part); }));
  for (const auto& provider : all) {
    if (provider.row.id.text() == wanted || provider.row.label == wanted) return provider;
  }
  return fail({.code = ErrorCode::not_found,
               .detail = fmt::format("there is no provider \"{}\"", wanted),
               .pointer = {},
               .reason = "none has that id or label",
               .fix = "list them with `nonagon provider list`"});
}

Result<workbench::ProviderView> provider_of(workbench::Workbench& store, const Arguments& arguments) {
  return find_provider(store, arguments.get("PROVIDER"));
}

std::string provider_line(const workbench::ProviderView& provider, const Console& console) {
  return fmt::format("{:<24} {:<10} {:<24} {}{}\n",
                     provider.row.label,
                     design::wire_value(provider.row.provider),
                     provider.row.default_model,
                     provider.last_four.empty() ? std::string("no key") : "key …" + provider.last_four,
                     provider.row.is_default ? console.bold("  default") : std::string());
}

}  // namespace nonagon::cli
