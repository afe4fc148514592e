#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    if (!entity.lifecycle) continue;
    const auto& lifecycle = *entity.lifecycle;
    for (std::size_t i = 0; i < lifecycle.transitions.size(); ++i) {
      const auto& from = lifecycle.transitions[i].from;
      for (std::size_t j = 0; j < from.size(); ++j) {
        if (std::ranges::find(lifecycle.final, from[j]) == lifecycle.final.end()) continue;
        report.add(
            StageName::data_model,
            fmt::format("{}/lifecycle/transitions/{}/from/{}", facts.pointer(entity), i, j),
            fmt::format("`{}` is final, but `{}` leaves it", from[j], lifecycle.transitions[i].action));
      }
    }
  }
}

}  // namespace

extern constinit const Rule final_state_has_no_exit{
    .id = "final-state-has-no-exit",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "No transition leaves a final state.",
    .reason = "Whoever relies on the end, such as accounts or archives, would see it undone.",
    .mend = R"(Take the state out of "final", or remove the transition.)",
    .source = "lifecycle",
    .bad = R"(final: ["returned"] and a transition from "returned")",
    .good = R"(no transition from "returned")",
    .check = inspect,
};

}  // namespace nonagon::check
