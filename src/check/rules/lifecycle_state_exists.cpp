#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

std::vector<std::pair<std::string, std::string>> named_states(const design::Lifecycle& lifecycle) {
  std::vector<std::pair<std::string, std::string>> states{{"/initial", lifecycle.initial}};
  for (std::size_t i = 0; i < lifecycle.final.size(); ++i)
    states.emplace_back(fmt::format("/final/{}", i), lifecycle.final[i]);
  for (std::size_t i = 0; i < lifecycle.transitions.size(); ++i) {
    const auto& transition = lifecycle.transitions[i];
    const auto place = fmt::format("/transitions/{}", i);
    for (std::size_t j = 0; j < transition.from.size(); ++j)
      states.emplace_back(fmt::format("{}/from/{}", place, j), transition.from[j]);
    states.emplace_back(place + "/to", transition.to);
  }
  return states;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    if (!entity.lifecycle) continue;
    const auto& lifecycle = *entity.lifecycle;
    const auto pointer = facts.pointer(entity) + "/lifecycle";
    const auto* field = facts.field(entity, lifecycle.field);
    if (field == nullptr || facts.type(*field).kind != design::TypeKind::enum_) {
      report.add(StageName::data_model,
                 pointer + "/field",
                 fmt::format("`{}.{}` is no enum field", entity.name, lifecycle.field));
      continue;
    }
    for (const auto& [place, state] : named_states(lifecycle)) {
      if (std::ranges::find(facts.type(*field).values, state) != facts.type(*field).values.end()) continue;
      report.add(StageName::data_model,
                 pointer + place,
                 fmt::format("`{}` is no value of `{}.{}`", state, entity.name, field->name));
    }
  }
}

}  // namespace

extern constinit const Rule lifecycle_state_exists{
    .id = "lifecycle-state-exists",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "A lifecycle stands on an enum field and names only its values.",
    .reason = "A row could enter a state that the table refuses.",
    .mend = "Use the values of the field, or make the field an enum of the states.",
    .source = "XR-022",
    .bad = R"(enum(open,closed) with a transition to "done")",
    .good = R"(enum(open,closed) with a transition to "closed")",
    .check = inspect,
};

}  // namespace nonagon::check
