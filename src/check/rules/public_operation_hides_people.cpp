#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& operation : facts.operations) {
    const bool reads =
        operation.kind == design::OperationKind::list || operation.kind == design::OperationKind::get;
    if (!operation.is_public || !reads || operation.entity == nullptr || operation.view != nullptr ||
        operation.resource == nullptr)
      continue;
    if (design.api.auth.strategy.empty() || design.api.auth.strategy == "none") continue;
    const auto& fields = operation.entity->fields;
    const auto personal =
        std::ranges::find_if(fields, [](const Field& field) { return field.pii && !field.secret; });
    if (personal == fields.end()) continue;
    report.add(StageName::api,
               operation.pointer,
               fmt::format("`{} {}` shows `{}.{}` to everybody",
                           operation.method,
                           operation.path,
                           operation.entity->name,
                           personal->name));
  }
}

}  // namespace

extern constinit const Rule public_operation_hides_people{
    .id = "public-operation-hides-people",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "An operation that anybody may call shows no personal data.",
    .reason = "Names and addresses would be open to every crawler.",
    .mend = "Answer with a view that leaves personal fields out.",
    .source = "XR-042; OWASP API3:2023",
    .bad = R"(Member with "publicOperations": ["list"])",
    .good = "a view without the personal fields",
    .check = inspect,
};

}  // namespace nonagon::check
