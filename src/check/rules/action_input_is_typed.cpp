#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& actions = design.api.actions;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const auto* entity = facts.entity(actions[i].entity);
    for (std::size_t j = 0; j < actions[i].input.size(); ++j) {
      const auto& input = actions[i].input[j];
      const auto pointer = fmt::format("/actions/{}/input/{}", i, j);
      if (!input.type.empty()) {
        const auto parsed = design::parse_field_type(input.type);
        if (!parsed) report.add(StageName::api, pointer + "/type", parsed.error().detail);
      } else if (entity != nullptr && facts.field(*entity, input.name) == nullptr) {
        report.add(StageName::api,
                   pointer,
                   fmt::format("`{}` has no field `{}`, and no type is given", entity->name, input.name));
      }
    }
  }
}

}  // namespace

extern constinit const Rule action_input_is_typed{
    .id = "action-input-is-typed",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "What an action takes is a field of its entity or says its own type.",
    .reason = "Nothing says what the value may be.",
    .mend = R"(Name a field of the entity, or give the property a "type".)",
    .source = "XR-013",
    .bad = R"({"name": "reson", "required": true})",
    .good = R"~({"name": "reason", "required": true, "type": "string(200)"})~",
    .check = inspect,
};

}  // namespace nonagon::check
