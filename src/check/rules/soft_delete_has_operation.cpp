#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::api)) return;
  Names removed;
  for (const auto& operation : facts.operations) {
    if (operation.kind == design::OperationKind::remove && operation.entity != nullptr)
      removed.insert(operation.entity->name);
  }
  for (const auto& entity : design.data_model.entities) {
    if (entity.soft_delete.empty() || removed.contains(entity.name) || removed.contains(entity.part_of))
      continue;
    const auto* field = facts.field(entity, entity.soft_delete);
    if (field == nullptr || !field->set_by.empty()) continue;
    report.add(StageName::data_model,
               facts.pointer(entity) + "/softDelete",
               fmt::format("nothing ever removes a `{}`", entity.name));
  }
}

}  // namespace

extern constinit const Rule soft_delete_has_operation{
    .id = "soft-delete-has-operation",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "Rows that are marked as removed have an operation that removes them.",
    .reason = "The field is never set, yet every query and unique index pays for it.",
    .mend = R"(Offer "delete" on the resource or an action that sets the field, or drop softDelete.)",
    .source = "XR-021",
    .bad = "Member.removedAt marks removal, and nothing removes a member",
    .good = R"("operations": ["list", "create", "get", "update", "delete"])",
    .check = inspect,
};

}  // namespace nonagon::check
