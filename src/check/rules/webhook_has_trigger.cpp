#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (std::size_t i = 0; i < design.api.webhooks.size(); ++i) {
    const auto& webhook = design.api.webhooks[i];
    if (webhook.trigger.empty())
      report.add(
          StageName::api, fmt::format("/webhooks/{}", i), fmt::format("nothing sends `{}`", webhook.event));
  }
}

}  // namespace

extern constinit const Rule webhook_has_trigger{
    .id = "webhook-has-trigger",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "Every webhook says which operation or job sends it.",
    .reason = "Subscribers wait for an event that nothing ever sends.",
    .mend = R"(Name the operation or job in "trigger".)",
    .source = "XR-035",
    .bad = R"({"id": "loanReturned", "event": "loan.returned"})",
    .good = R"({"id": "loanReturned", "event": "loan.returned", "trigger": "returnLoan"})",
    .check = inspect,
};

}  // namespace nonagon::check
