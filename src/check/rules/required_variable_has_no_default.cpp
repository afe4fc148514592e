#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& variables = design.infrastructure.env_vars;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (variables[i].secret || !variables[i].required || !variables[i].default_ ||
        variables[i].default_->empty())
      continue;
    auto& finding = report.add(StageName::infrastructure,
                               fmt::format("/envVars/{}/required", i),
                               fmt::format("`{}` is required and has a default", variables[i].name));
    finding.fix = replace_with("Make it optional", finding.pointer, false);
  }
}

}  // namespace

extern constinit const Rule required_variable_has_no_default{
    .id = "required-variable-has-no-default",
    .severity = Severity::warning,
    .stage = StageName::infrastructure,
    .summary = "A variable that must be set has no default.",
    .reason = "The default hides that nobody set it; production runs with the value of a laptop.",
    .mend = "Remove the default, or make the variable optional.",
    .source = "Twelve-Factor App, III",
    .bad = R"({"name": "PUBLIC_URL", "required": true, "default": "http://localhost"})",
    .good = R"({"name": "PUBLIC_URL", "required": true})",
    .check = inspect,
};

}  // namespace nonagon::check
