#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  Names events;
  Names ids;
  for (std::size_t i = 0; i < design.api.webhooks.size(); ++i) {
    const auto& webhook = design.api.webhooks[i];
    if (!events.insert(webhook.event).second)
      report.add(StageName::api,
                 fmt::format("/webhooks/{}/event", i),
                 fmt::format("`{}` is declared twice", webhook.event));
    if (!ids.insert(webhook.id).second)
      report.add(StageName::api, fmt::format("/webhooks/{}/id", i), fmt::format("`{}` is taken", webhook.id));
  }
}

}  // namespace

extern constinit const Rule webhook_event_is_once{
    .id = "webhook-event-is-once",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "Every event is declared by one webhook, under an id of its own.",
    .reason = "A subscriber of the event would get two shapes of payload, or each delivery twice.",
    .mend = "Give the second one an event name of its own, or remove it.",
    .source = "XR-035",
    .bad = R"(two webhooks with the event "loan.returned")",
    .good = R"("loan.returned" and "loan.lost")",
    .check = inspect,
};

}  // namespace nonagon::check
