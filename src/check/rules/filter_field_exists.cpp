#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::own_field)) {
    if (reference.stage != StageName::api || !reference.is_in("filters")) continue;
    const auto* entity = facts.entity(reference.context);
    if (entity == nullptr) continue;
    const auto* field = facts.field(*entity, reference.target);
    if (field == nullptr) {
      report.add(reference.stage,
                 reference.pointer(),
                 fmt::format("`{}` has no field `{}`", entity->name, reference.target));
    } else if (field->secret) {
      report.add(
          reference.stage, reference.pointer(), fmt::format("`{}.{}` is secret", entity->name, field->name));
    }
  }
}

}  // namespace

extern constinit const Rule filter_field_exists{
    .id = "filter-field-exists",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "A filter compares a field of its entity, and never a secret one.",
    .reason = "The list would fail, or let callers guess a secret letter by letter.",
    .mend = "Filter by a field that answers show.",
    .source = "XR-015",
    .bad = R"({"field": "fulName", "match": "prefix"})",
    .good = R"({"field": "fullName", "match": "prefix"})",
    .check = inspect,
};

}  // namespace nonagon::check
