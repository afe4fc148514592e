#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::own_field)) {
    if (reference.stage != StageName::api || !reference.is_in("sort")) continue;
    const auto* entity = facts.entity(reference.context);
    if (entity == nullptr) continue;
    const auto* field =
        facts.field(*entity, reference.target.substr(reference.target.starts_with('-') ? 1 : 0));
    if (field == nullptr) {
      report.add(reference.stage,
                 reference.pointer(),
                 fmt::format("`{}` has no field `{}`", entity->name, reference.target));
      continue;
    }
    const auto& type = facts.type(*field);
    const bool has_order =
        !type.is_list && type.kind != design::TypeKind::jsonb && type.kind != design::TypeKind::binary;
    if (!has_order || field->secret) {
      report.add(reference.stage,
                 reference.pointer(),
                 fmt::format("`{}.{}` cannot order a list", entity->name, field->name));
    }
  }
}

}  // namespace

extern constinit const Rule sort_field_has_order{
    .id = "sort-field-has-order",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "A list is ordered by fields of its entity whose values have an order.",
    .reason = "The list would fail, or come in a different order each time and lose rows between pages.",
    .mend = "Sort by a field whose values have an order and that answers show.",
    .source = "XR-015",
    .bad = R"("sort": ["cover"] where cover is jsonb)",
    .good = R"("sort": ["title"])",
    .check = inspect,
};

}  // namespace nonagon::check
