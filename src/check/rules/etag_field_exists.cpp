#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!design.api.concurrency || design.api.concurrency->etag.empty()) return;
  for (const auto& operation : facts.operations) {
    if (operation.kind != design::OperationKind::update || operation.entity == nullptr) continue;
    if (facts.field(*operation.entity, design.api.concurrency->etag) != nullptr) continue;
    report.add(StageName::api,
               operation.pointer,
               fmt::format("`{}` has no field `{}`", operation.entity->name, design.api.concurrency->etag));
  }
}

}  // namespace

extern constinit const Rule etag_field_exists{
    .id = "etag-field-exists",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "Every entity that can be changed has the field from which the ETag is made.",
    .reason = "Two people who change one row at a time would overwrite each other unseen.",
    .mend = R"(Add the field to the entity, or take "update" from its resource.)",
    .source = "XR-020",
    .bad = R"("etag": "updatedAt" and an entity without updatedAt)",
    .good = R"({"name": "updatedAt", "type": "datetime", "required": true})",
    .check = inspect,
};

}  // namespace nonagon::check
