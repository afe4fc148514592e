#include <map>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

using Way = std::pair<std::string_view, std::string_view>;  // from a state, by an operation

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    if (!entity.lifecycle) continue;
    std::map<Way, std::string_view> ways;
    const auto& transitions = entity.lifecycle->transitions;
    for (std::size_t i = 0; i < transitions.size(); ++i) {
      if (!transitions[i].guard.empty()) continue;
      for (const auto& state : transitions[i].from) {
        const auto [way, is_new] = ways.emplace(Way(state, transitions[i].action), transitions[i].to);
        if (is_new || way->second == transitions[i].to) continue;
        report.add(StageName::data_model,
                   fmt::format("{}/lifecycle/transitions/{}/to", facts.pointer(entity), i),
                   fmt::format("`{}` leads from `{}` to `{}` and to `{}`",
                               transitions[i].action,
                               state,
                               way->second,
                               transitions[i].to));
        break;
      }
    }
  }
}

}  // namespace

extern constinit const Rule transition_is_decided{
    .id = "transition-is-decided",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "One operation leads from one state to one state.",
    .reason = "Which of the two states follows would depend on the order in which somebody wrote the code.",
    .mend = "Give each way its own operation, or a guard that tells them apart.",
    .source = "lifecycle",
    .bad = R"(review by "decide" → approved, and by "decide" → declined)",
    .good = R"("approve" → approved, "decline" → declined)",
    .check = inspect,
};

}  // namespace nonagon::check
