#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool may_set(const Entity& entity, const Field& field, const std::string& action) {
  if (field.secret || field.generated || !field.computed.empty()) return false;
  if (entity.lifecycle && entity.lifecycle->field == field.name) return false;
  return field.set_by.empty() || std::ranges::find(field.set_by, action) != field.set_by.end();
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& actions = design.api.actions;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const auto* entity = facts.entity(actions[i].entity);
    if (entity == nullptr) continue;
    for (std::size_t j = 0; j < actions[i].input.size(); ++j) {
      const auto& input = actions[i].input[j];
      const auto* field = input.type.empty() ? facts.field(*entity, input.name) : nullptr;
      if (field == nullptr || may_set(*entity, *field, actions[i].id)) continue;
      report.add(StageName::api,
                 fmt::format("/actions/{}/input/{}", i, j),
                 fmt::format("`{}.{}` is not for callers to give", entity->name, field->name));
    }
  }
}

}  // namespace

extern constinit const Rule read_only_is_never_asked{
    .id = "read-only-is-never-asked",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary =
        "No action takes a field that is counted, computed, set by other operations, or holds the state.",
    .reason = "Callers could write totals, states and numbers that only the service may know.",
    .mend = "Take the field out of the input.",
    .source = "XR-016; OWASP API6",
    .bad = R"({"id": "renewLoan", "input": [{"name": "status"}]})",
    .good = R"({"id": "renewLoan", "input": [{"name": "dueOn"}]})",
    .check = inspect,
};

}  // namespace nonagon::check
