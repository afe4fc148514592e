#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

Names reachable(const design::Lifecycle& lifecycle) {
  Names reached{lifecycle.initial};
  for (bool has_grown = true; has_grown;) {
    has_grown = false;
    for (const auto& transition : lifecycle.transitions) {
      const bool can_leave =
          std::ranges::any_of(transition.from, [&](const auto& state) { return reached.contains(state); });
      if (can_leave && reached.insert(transition.to).second) has_grown = true;
    }
  }
  return reached;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    if (!entity.lifecycle) continue;
    const auto* field = facts.field(entity, entity.lifecycle->field);
    if (field == nullptr) continue;
    const auto reached = reachable(*entity.lifecycle);
    Names left;
    for (const auto& transition : entity.lifecycle->transitions)
      left.insert(transition.from.begin(), transition.from.end());
    const auto& final = entity.lifecycle->final;
    for (const auto& value : facts.type(*field).values) {
      const bool is_final = std::ranges::find(final, value) != final.end();
      const auto pointer = [&] { return facts.pointer(entity) + "/lifecycle"; };
      if (!reached.contains(value)) {
        report.add(StageName::data_model, pointer(), fmt::format("nothing leads to `{}`", value));
      } else if (!is_final && !left.contains(value)) {
        report.add(StageName::data_model,
                   pointer(),
                   fmt::format("nothing leads out of `{}`, and it is not final", value));
      }
    }
  }
}

}  // namespace

extern constinit const Rule state_is_reachable{
    .id = "state-is-reachable",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary =
        "Every value of a lifecycle's field can be reached from the initial one, and left unless it is "
        "final.",
    .reason = "A state that nobody can enter is dead; one that nobody can leave keeps rows for ever.",
    .mend = "Add the transition that leads there or on, make the state final, or remove it.",
    .source = "lifecycle",
    .bad = R"(enum(open,lost,closed) where no transition leads to "lost")",
    .good = R"({"from": ["open"], "to": "lost", "action": "reportLost"})",
    .check = inspect,
};

}  // namespace nonagon::check
