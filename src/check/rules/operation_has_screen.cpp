#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::api) || design.sections.sections.empty()) return;
  Names elsewhere;
  for (const auto& integration : design.api.integrations)
    elsewhere.insert(integration.used_by.begin(), integration.used_by.end());
  for (const auto& operation : facts.operations) {
    const bool is_session = operation.kind == design::OperationKind::sign_in ||
                            operation.kind == design::OperationKind::current_session ||
                            operation.kind == design::OperationKind::sign_out;
    if (is_session || facts.called_operations.contains(operation.id) || elsewhere.contains(operation.id))
      continue;
    report.add(StageName::api,
               operation.pointer,
               fmt::format("no screen calls `{} {}`", operation.method, operation.path));
  }
}

}  // namespace

extern constinit const Rule operation_has_screen{
    .id = "operation-has-screen",
    .severity = Severity::warning,
    .stage = StageName::sections,
    .summary = "Every operation is called by a screen.",
    .reason = "Either people cannot do it, or it need not be built.",
    .mend = "Call it from a screen, or remove it.",
    .source = "XR-026",
    .bad = "DELETE /members/{id} that no screen calls",
    .good = R"({"trigger": "Tap Remove", "calls": ["DELETE /members/{id}"]})",
    .check = inspect,
};

}  // namespace nonagon::check
