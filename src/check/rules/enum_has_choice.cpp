#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      const auto& type = facts.type(field);
      if (type.kind != design::TypeKind::enum_ || type.values.size() != 1) continue;
      // A product may begin with one role.
      const auto& roles = design.api.auth.roles;
      if (roles && roles->field == fmt::format("{}.{}", entity.name, field.name)) continue;
      report.add(StageName::data_model,
                 facts.pointer(entity, field) + "/type",
                 fmt::format("`{}.{}` can only be `{}`", entity.name, field.name, type.values[0]));
    }
  }
}

}  // namespace

extern constinit const Rule enum_has_choice{
    .id = "enum-has-choice",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "An enum has at least two values.",
    .reason =
        "A field that can hold one value says nothing, and the second value is a change of every consumer.",
    .mend = "Name the other values, or leave the field out.",
    .source = "Spectral typed-enum",
    .bad = "enum(active)",
    .good = "enum(active,paused)",
    .check = inspect,
};

}  // namespace nonagon::check
