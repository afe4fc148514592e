#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::env_var)) {
    if (facts.env_vars.contains(reference.target)) continue;
    report.add(reference.stage,
               reference.pointer(),
               fmt::format("there is no environment variable `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule env_var_is_declared{
    .id = "env-var-is-declared",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "Every environment variable that a part of the design needs is declared.",
    .reason = "The product would start without it and fail at the first use.",
    .mend = "Declare the variable in the infrastructure stage.",
    .source = "XR-031",
    .bad = R"({"integrations": [{"id": "mail", "env": ["MAIL_URL"]}]})",
    .good = R"({"envVars": [{"name": "MAIL_URL", "required": true}]})",
    .check = inspect,
};

}  // namespace nonagon::check
