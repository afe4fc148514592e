#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    if (!entity.lifecycle) continue;
    const auto* field = facts.field(entity, entity.lifecycle->field);
    const auto* value = field == nullptr ? nullptr : field->default_.if_string();
    if (value == nullptr || std::string_view(*value) == entity.lifecycle->initial) continue;
    const auto& states = facts.type(*field).values;
    if (std::ranges::find(states, std::string_view(*value)) == states.end()) continue;  // no state at all
    auto& finding = report.add(StageName::data_model,
                               facts.pointer(entity, *field) + "/default",
                               fmt::format("rows begin as `{}`, the lifecycle as `{}`",
                                           std::string_view(*value),
                                           entity.lifecycle->initial));
    finding.fix =
        replace_with("Begin in the initial state", finding.pointer, json::string(entity.lifecycle->initial));
  }
}

}  // namespace

extern constinit const Rule initial_state_is_default{
    .id = "initial-state-is-default",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "A state field that has a default begins in the initial state of its lifecycle.",
    .reason =
        "New rows would begin somewhere else than the lifecycle says, past the operations that lead there.",
    .mend = "Make the default the initial state.",
    .source = "XR-008; XR-022",
    .bad = R"(initial "open", default "returned")",
    .good = R"(initial "open", default "open")",
    .check = inspect,
};

}  // namespace nonagon::check
