#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!design.api.auth.roles) return;
  const auto complain = [&](StageName stage, const auto& pointer, std::string_view role) {
    if (facts.roles.contains(role)) return;
    report.add(stage, pointer(), fmt::format("there is no role `{}`", role));
  };
  for (const auto& reference : facts.references(Refers::role))
    complain(reference.stage, [&] { return reference.pointer(); }, reference.target);
  for (std::size_t i = 0; i < design.api.resources.size(); ++i) {
    for (const auto& granted : design.api.resources[i].access) {
      const auto pointer = [&] { return pointer_to(fmt::format("/resources/{}/access", i), granted.first); };
      complain(StageName::api, pointer, granted.first);
    }
  }
}

}  // namespace

extern constinit const Rule role_is_declared{
    .id = "role-is-declared",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "Every role that is named is one of the declared roles.",
    .reason = "Nobody can have a role that does not exist, so what it may do is open to no one.",
    .mend = R"(Correct the role, or add it to "roles.all".)",
    .source = "XR-018",
    .bad = R"({"roles": {"all": ["member"]}}, {"access": {"admin": ["*"]}})",
    .good = R"({"roles": {"all": ["member", "admin"]}}, {"access": {"admin": ["*"]}})",
    .check = inspect,
};

}  // namespace nonagon::check
