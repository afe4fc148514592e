#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::own_field)) {
    if (reference.stage != StageName::database) continue;
    const auto* entity = facts.entity(reference.context);
    if (entity == nullptr || facts.field(*entity, reference.target) != nullptr) continue;
    report.add(reference.stage,
               reference.pointer(),
               fmt::format("`{}` has no field `{}`", entity->name, reference.target));
  }
}

}  // namespace

extern constinit const Rule database_field_exists{
    .id = "database-field-exists",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "Retention counts from a field of its entity, and seed rows are found by one.",
    .reason = "The sweep or the second seeding would fail on the missing column.",
    .mend = "Name a field of the entity.",
    .source = "XR-042, XR-048",
    .bad = R"({"entity": "Member", "since": "leftAt"})",
    .good = R"({"entity": "Member", "since": "removedAt"})",
    .check = inspect,
};

}  // namespace nonagon::check
