#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool takes_parameter(const design::Section& section, const Facts& facts) {
  const auto takes = [&](const std::string& endpoint) {
    const auto* operation = facts.endpoint(endpoint);
    // A list that can be filtered takes the parameter as a query.
    return endpoint.contains('{') || endpoint.contains("/:") ||
           (operation != nullptr && operation->resource != nullptr && !operation->resource->filters.empty());
  };
  if (std::ranges::any_of(section.data_requirements, takes, &design::DataRequirement::endpoint)) return true;
  return std::ranges::any_of(section.interactions, [&](const auto& interaction) {
    return std::ranges::any_of(interaction.calls, takes);
  });
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (facts.operations.empty()) return;
  const auto& sections = design.sections.sections;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (!sections[i].route.contains("/:") || takes_parameter(sections[i], facts)) continue;
    report.add(StageName::sections,
               fmt::format("/sections/{}/route", i),
               fmt::format("no operation of `{}` takes a parameter", sections[i].name));
  }
}

}  // namespace

extern constinit const Rule route_parameter_has_source{
    .id = "route-parameter-has-source",
    .severity = Severity::warning,
    .stage = StageName::sections,
    .summary = "A screen whose route has a parameter calls an operation that takes one.",
    .reason = "The address would name a thing that the screen never reads.",
    .mend = "Read the thing by a get operation, or take the parameter out of the route.",
    .source = "XR-025",
    .bad = R"("/loans/:loanId" with GET /loans only)",
    .good = R"("/loans/:loanId" with GET /loans/{id})",
    .check = inspect,
};

}  // namespace nonagon::check
