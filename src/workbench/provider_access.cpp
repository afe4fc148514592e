#include "workbench/provider_access.hpp"

#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::workbench {
namespace {

std::vector<std::string> list_in(std::string_view text) {
  std::vector<std::string> all;
  for (const auto part : split(text, ',')) {
    if (const auto entry = trim(part); !entry.empty()) all.emplace_back(entry);
  }
  return all;
}

}  // namespace

ProviderAccess::ProviderAccess(const ProviderReach& reach, std::filesystem::path prices_file)
    : network_{.allows_loopback = reach.allows_loopback,
               .allowed = list_in(reach.allowed),
               .proxy = reach.proxy,
               .ca_file = reach.ca_file},
      prices_file_(std::move(prices_file)) {}

Result<std::shared_ptr<const ai::PriceTable>> ProviderAccess::prices() const {
  std::ifstream in(prices_file_, std::ios::binary);
  if (!in) return std::shared_ptr<const ai::PriceTable>(&ai::PriceTable::built_in(), [](const auto*) {});
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  auto table = ai::PriceTable::with_own(text);
  if (table) return std::make_shared<const ai::PriceTable>(*std::move(table));
  auto error = std::move(table).error();
  error.detail = fmt::format("{}: {}", prices_file_.string(), error.detail);
  return fail(std::move(error));
}

}  // namespace nonagon::workbench
