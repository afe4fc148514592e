#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool has_parent(const Entity& entity, const Facts& facts) {
  return !entity.part_of.empty() || std::ranges::any_of(entity.fields, [&](const Field& field) {
    return field.required && facts.foreign_key(field) != nullptr;
  });
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (field.generated != design::Generated::per_parent || has_parent(entity, facts)) continue;
      report.add(StageName::data_model,
                 facts.pointer(entity, field) + "/generated",
                 fmt::format("`{}` has no parent within which `{}` could count", entity.name, field.name));
    }
  }
}

}  // namespace

extern constinit const Rule counter_has_parent{
    .id = "counter-has-parent",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "A field that counts within a parent stands in an entity that has one.",
    .reason = "There is nothing at which the count could begin again.",
    .mend =
        R"(Name the whole with "partOf", give the entity a required foreign key, or count across all rows with "sequence".)",
    .source = "XR-009",
    .bad = R"("generated": "perParent" in an entity without a required foreign key)",
    .good = R"("partOf": "Book")",
    .check = inspect,
};

}  // namespace nonagon::check
