#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (std::size_t i = 0; i < design.api.integrations.size(); ++i) {
    const auto& integration = design.api.integrations[i];
    if (integration.direction == "incoming" || !integration.when_down.empty()) continue;
    report.add(StageName::api,
               fmt::format("/integrations/{}", i),
               fmt::format("nothing says what happens while `{}` is down", integration.id));
  }
}

}  // namespace

extern constinit const Rule integration_says_when_down{
    .id = "integration-says-when-down",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "Every system that is called says what users see while it does not answer.",
    .reason = "It will be down one day, and then the answer is a spinner or a lost order.",
    .mend = R"(Write one sentence in "whenDown": what waits, what is shown, what still works.)",
    .source = "Release It!, 5; AWS Well-Architected REL05",
    .bad = R"({"id": "mail", "direction": "outgoing"})",
    .good = R"({"id": "mail", "direction": "outgoing", "whenDown": "Reminders wait and are sent later."})",
    .check = inspect,
};

}  // namespace nonagon::check
