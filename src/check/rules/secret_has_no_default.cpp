#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& variables = design.infrastructure.env_vars;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (!variables[i].secret || !variables[i].default_ || variables[i].default_->empty()) continue;
    auto& finding = report.add(StageName::infrastructure,
                               fmt::format("/envVars/{}/default", i),
                               fmt::format("`{}` is secret and has a default", variables[i].name));
    finding.fix = remove_at("Remove the default", finding.pointer);
  }
}

}  // namespace

extern constinit const Rule secret_has_no_default{
    .id = "secret-has-no-default",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "A secret variable has no default.",
    .reason = "The value would lie in the repository, and every installation would share it.",
    .mend = "Remove the default.",
    .source = "XR-031; hadolint DL3064",
    .bad = R"({"name": "LINK_SECRET", "secret": true, "default": "changeme"})",
    .good = R"({"name": "LINK_SECRET", "secret": true})",
    .check = inspect,
};

}  // namespace nonagon::check
