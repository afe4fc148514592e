#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::own_field)) {
    if (reference.stage != StageName::data_model || !reference.is_in("unique")) continue;
    const auto* entity = facts.entity(reference.context);
    if (entity == nullptr || facts.field(*entity, reference.target) != nullptr) continue;
    report.add(reference.stage,
               reference.pointer(),
               fmt::format("`{}` has no field `{}`", entity->name, reference.target));
  }
}

}  // namespace

extern constinit const Rule unique_fields_exist{
    .id = "unique-fields-exist",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "A group of unique fields names fields of its entity.",
    .reason = "The constraint cannot be made.",
    .mend = "Name fields of the entity.",
    .source = "XR-003",
    .bad = R"("unique": [["isbn", "editon"]])",
    .good = R"("unique": [["isbn", "edition"]])",
    .check = inspect,
};

}  // namespace nonagon::check
