#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// Operations that a lifecycle or a field names as what changes them.
Names changing_operations(const design::Design& design) {
  Names names;
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) names.insert(field.set_by.begin(), field.set_by.end());
    if (!entity.lifecycle) continue;
    for (const auto& transition : entity.lifecycle->transitions) names.insert(transition.action);
  }
  return names;
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& actions = design.api.actions;
  if (std::ranges::none_of(actions, [](const auto& action) { return action.method == "GET"; })) return;
  const auto changing = changing_operations(design);
  for (std::size_t i = 0; i < actions.size(); ++i) {
    if (actions[i].method != "GET" || (!actions[i].creates && !changing.contains(actions[i].id))) continue;
    auto& finding = report.add(StageName::api,
                               fmt::format("/actions/{}/method", i),
                               fmt::format("`{}` changes rows by GET", actions[i].id));
    finding.fix = replace_with("Make it POST", finding.pointer, "POST");
  }
}

}  // namespace

extern constinit const Rule get_action_is_safe{
    .id = "get-action-is-safe",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "An action by GET changes nothing.",
    .reason =
        "Browsers, caches and crawlers repeat GET at will: a prefetched link would approve, pay or delete.",
    .mend = "Make it POST.",
    .source = "RFC 9110, 9.2.1; vacuum no-request-body",
    .bad = R"("method": "GET" on approveQuote)",
    .good = R"("method": "POST")",
    .check = inspect,
};

}  // namespace nonagon::check
