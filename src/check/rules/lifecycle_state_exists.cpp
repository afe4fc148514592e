#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// Calls `visit` with each state that a lifecycle names and with what writes its place below the lifecycle.
template <class Visit>
void each_state(const design::Lifecycle& lifecycle, const Visit& visit) {
  visit(lifecycle.initial, [] { return std::string("/initial"); });
  for (std::size_t i = 0; i < lifecycle.final.size(); ++i)
    visit(lifecycle.final[i], [&] { return fmt::format("/final/{}", i); });
  for (std::size_t i = 0; i < lifecycle.transitions.size(); ++i) {
    const auto& transition = lifecycle.transitions[i];
    for (std::size_t j = 0; j < transition.from.size(); ++j)
      visit(transition.from[j], [&] { return fmt::format("/transitions/{}/from/{}", i, j); });
    visit(transition.to, [&] { return fmt::format("/transitions/{}/to", i); });
  }
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
    const auto& values = facts.type(*field).values;
    each_state(lifecycle, [&](const std::string& state, const auto& place) {
      if (std::ranges::find(values, state) != values.end()) return;
      report.add(StageName::data_model,
                 pointer + place(),
                 fmt::format("`{}` is no value of `{}.{}`", state, entity.name, field->name));
    });
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
