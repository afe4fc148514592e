#include <unordered_map>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  std::unordered_map<std::string_view, Names> inside;
  for (const auto& resource : design.api.resources) {
    for (const auto& embed : resource.embeds) inside[resource.entity].insert(embed.as);
    for (const auto& summary : resource.summaries) inside[resource.entity].insert(summary.as);
  }
  for (std::size_t i = 0; i < design.api.views.size(); ++i) {
    const auto& view = design.api.views[i];
    const auto* entity = facts.entity(view.of);
    for (std::size_t j = 0; entity != nullptr && j < view.fields.size(); ++j) {
      if (facts.field(*entity, view.fields[j]) != nullptr || inside[view.of].contains(view.fields[j]))
        continue;
      report.add(StageName::api,
                 fmt::format("/views/{}/fields/{}", i, j),
                 fmt::format("`{}` has no field `{}`", entity->name, view.fields[j]));
    }
  }
}

}  // namespace

extern constinit const Rule view_fields_exist{
    .id = "view-fields-exist",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "A view shows fields of its entity, or what travels inside its answers.",
    .reason = "The answer would lack what its schema promises.",
    .mend = R"(Show fields of the entity, or declare the property under "adds".)",
    .source = "XR-013",
    .bad = R"({"of": "Loan", "fields": ["dueDate"]})",
    .good = R"({"of": "Loan", "fields": ["dueOn"]})",
    .check = inspect,
};

}  // namespace nonagon::check
