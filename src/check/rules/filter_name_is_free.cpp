#include <array>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// Parameters that every list has.
constexpr std::array<std::string_view, 4> taken_by_paging{"limit", "cursor", "sort", "offset"};

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& resources = design.api.resources;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    Names taken(taken_by_paging.begin(), taken_by_paging.end());
    for (std::size_t j = 0; j < resources[i].filters.size(); ++j) {
      const auto& filter = resources[i].filters[j];
      const std::string_view name = filter.name.empty() ? filter.field : filter.name;
      if (name.empty() || taken.insert(name).second) continue;
      report.add(StageName::api,
                 fmt::format("/resources/{}/filters/{}", i, j),
                 fmt::format("the list of `{}` has a parameter `{}` already", resources[i].entity, name));
    }
  }
}

}  // namespace

extern constinit const Rule filter_name_is_free{
    .id = "filter-name-is-free",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "Each query parameter of a list has a name of its own.",
    .reason = "One value would be taken for two questions.",
    .mend = R"(Name one of them by "name".)",
    .source = "Redocly operation-parameters-unique",
    .bad = R"(filters "status" (equals) and "status" (anyOf))",
    .good = R"("status" and "statusIn")",
    .check = inspect,
};

}  // namespace nonagon::check
