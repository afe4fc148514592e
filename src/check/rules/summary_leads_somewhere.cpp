#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& resources = design.api.resources;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    const auto* entity = facts.entity(resources[i].entity);
    if (entity == nullptr) continue;
    for (std::size_t j = 0; j < resources[i].summaries.size(); ++j) {
      const auto& summary = resources[i].summaries[j];
      const auto pointer = fmt::format("/resources/{}/summaries/{}", i, j);
      const auto* via = facts.field(*entity, summary.via);
      const auto* key = via == nullptr ? nullptr : facts.foreign_key(*via);
      if (key == nullptr) {
        report.add(StageName::api,
                   pointer + "/via",
                   fmt::format("`{}.{}` is no foreign key", entity->name, summary.via));
        continue;
      }
      for (std::size_t k = 0; k < summary.fields.size(); ++k) {
        if (facts.field(*key->target, summary.fields[k]) != nullptr) continue;
        report.add(StageName::api,
                   fmt::format("{}/fields/{}", pointer, k),
                   fmt::format("`{}` has no field `{}`", key->target->name, summary.fields[k]));
      }
    }
  }
}

}  // namespace

extern constinit const Rule summary_leads_somewhere{
    .id = "summary-leads-somewhere",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "A summary follows a foreign key and shows fields that stand at its end.",
    .reason = "A row of the list would show nothing of its neighbour.",
    .mend = "Follow a foreign key of the entity, and show fields that its target has.",
    .source = "XR-013",
    .bad = R"({"as": "member", "via": "membr", "fields": ["fullName"]})",
    .good = R"({"as": "member", "via": "memberId", "fields": ["fullName"]})",
    .check = inspect,
};

}  // namespace nonagon::check
