#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (std::size_t i = 0; i < design.api.integrations.size(); ++i) {
    const auto& integration = design.api.integrations[i];
    if (integration.direction == "incoming" || !integration.used_by.empty()) continue;
    report.add(StageName::api,
               fmt::format("/integrations/{}", i),
               fmt::format("nothing calls `{}`", integration.id));
  }
}

}  // namespace

extern constinit const Rule integration_is_used{
    .id = "integration-is-used",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "Every other system is called by an operation or a job.",
    .reason = "It is paid for, configured and kept secret for nothing.",
    .mend = R"(Name in "usedBy" who calls it, or remove it.)",
    .source = "XR-035",
    .bad = R"({"id": "mail", "usedBy": []})",
    .good = R"({"id": "mail", "usedBy": ["markOverdue"]})",
    .check = inspect,
};

}  // namespace nonagon::check
