#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& operation : facts.operations) {
    if (!operation.is_closed) continue;
    report.add(StageName::api,
               operation.pointer,
               fmt::format("no role may call `{} {}`", operation.method, operation.path));
  }
}

}  // namespace

extern constinit const Rule operation_has_caller{
    .id = "operation-has-caller",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "Every operation is public, opened by a link, or granted to a role.",
    .reason = "Nobody could ever call it.",
    .mend = "Grant it to a role, open it by a link, or make it public.",
    .source = "XR-018; OWASP API5:2023",
    .bad = R"("operations": ["list", "delete"], "access": {"member": ["list"]})",
    .good = R"("access": {"member": ["list"], "librarian": ["*"]})",
    .check = inspect,
};

}  // namespace nonagon::check
