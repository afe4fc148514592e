#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& variables = design.infrastructure.env_vars;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (!variables[i].used_by.empty()) continue;
    report.add(StageName::infrastructure,
               fmt::format("/envVars/{}", i),
               fmt::format("nothing reads `{}`", variables[i].name));
  }
}

}  // namespace

extern constinit const Rule env_var_is_used{
    .id = "env-var-is-used",
    .severity = Severity::warning,
    .stage = StageName::infrastructure,
    .summary = "Every environment variable is read by a service.",
    .reason = "Somebody has to find a value for it, and nothing reads it.",
    .mend = R"(Name its readers in "usedBy", or remove it.)",
    .source = "XR-031",
    .bad = R"({"name": "OLD_KEY", "usedBy": []})",
    .good = R"({"name": "OLD_KEY", "usedBy": ["app"]})",
    .check = inspect,
};

}  // namespace nonagon::check
