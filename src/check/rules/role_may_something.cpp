#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!design.api.auth.roles || facts.operations.empty()) return;
  Names able;
  for (const auto& operation : facts.operations) {
    const bool is_ours = operation.kind != design::OperationKind::current_session &&
                         operation.kind != design::OperationKind::sign_out && !operation.is_public &&
                         operation.link.empty();
    if (is_ours && operation.roles.empty()) return;  // open to everybody who is signed in
    able.insert(operation.roles.begin(), operation.roles.end());
  }
  const auto& roles = design.api.auth.roles->all;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (!able.contains(roles[i]))
      report.add(StageName::api,
                 fmt::format("/auth/roles/all/{}", i),
                 fmt::format("`{}` may call nothing", roles[i]));
  }
}

}  // namespace

extern constinit const Rule role_may_something{
    .id = "role-may-something",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "Every role may call something.",
    .reason = "Whoever gets the role signs in to a product that answers 403.",
    .mend = "Grant it operations, or remove the role.",
    .source = "XR-018; XR-029",
    .bad = R"(role "auditor" that no access line names)",
    .good = R"("access": {"auditor": ["list", "get"]})",
    .check = inspect,
};

}  // namespace nonagon::check
