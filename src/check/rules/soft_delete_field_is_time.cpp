#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    if (entity.soft_delete.empty()) continue;
    const auto* field = facts.field(entity, entity.soft_delete);
    const auto pointer = facts.pointer(entity) + "/softDelete";
    if (field == nullptr) {
      report.add(StageName::data_model,
                 pointer,
                 fmt::format("`{}` has no field `{}`", entity.name, entity.soft_delete));
    } else if (facts.type(*field).kind != design::TypeKind::datetime || field->required) {
      report.add(StageName::data_model,
                 pointer,
                 fmt::format("`{}.{}` is no optional datetime", entity.name, field->name));
    }
  }
}

}  // namespace

extern constinit const Rule soft_delete_field_is_time{
    .id = "soft-delete-field-is-time",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "The field that marks removal exists, is a datetime and is optional.",
    .reason = "Rows would be removed at birth, or removal could not be told from life.",
    .mend = "Make it an optional datetime.",
    .source = "XR-021",
    .bad = R"("softDelete": "removed" without such a field)",
    .good = R"("softDelete": "deletedAt" with {"name": "deletedAt", "type": "datetime", "required": false})",
    .check = inspect,
};

}  // namespace nonagon::check
