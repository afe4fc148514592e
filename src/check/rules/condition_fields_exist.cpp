#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& condition : facts.conditions) {
    if (!condition.expression) continue;
    for (const auto name : sql::fields_of(*condition.expression)) {
      if (facts.field(*condition.entity, name) != nullptr) continue;
      report.add(condition.stage,
                 condition.pointer,
                 fmt::format("`{}` has no field `{}`", condition.entity->name, name));
    }
  }
}

}  // namespace

extern constinit const Rule condition_fields_exist{
    .id = "condition-fields-exist",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "A condition speaks of fields of its entity.",
    .reason = "The constraint or index cannot be made.",
    .mend = "Use a field of the entity; a law over several entities belongs to enforcedByApplication.",
    .source = "XR-009",
    .bad = "returnedOn is not null, where the field is returnedAt",
    .good = "returnedAt is not null",
    .check = inspect,
};

}  // namespace nonagon::check
