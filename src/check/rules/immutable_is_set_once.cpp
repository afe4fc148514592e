#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& actions = design.api.actions;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const auto* entity = facts.entity(actions[i].entity);
    if (entity == nullptr || actions[i].creates || design::path_parameters(actions[i].path).empty()) continue;
    for (std::size_t j = 0; j < actions[i].input.size(); ++j) {
      const auto& input = actions[i].input[j];
      const auto* field = input.type.empty() ? facts.field(*entity, input.name) : nullptr;
      if (field == nullptr || !field->immutable || !field->required) continue;
      auto& finding =
          report.add(StageName::api,
                     fmt::format("/actions/{}/input/{}", i, j),
                     fmt::format("`{}.{}` is set once, when the row is made", entity->name, field->name));
      finding.fix = remove_at("Leave it out of the input", finding.pointer);
    }
  }
}

}  // namespace

extern constinit const Rule immutable_is_set_once{
    .id = "immutable-is-set-once",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "No action on an existing row takes a field that is set once and never changed.",
    .reason = "Either the field changes after all, or the action sends a value that nothing keeps.",
    .mend = "Take the field out of the input, or remove the mark.",
    .source = "XR-016",
    .bad = R"("isbn" is immutable, and renumberBook takes it)",
    .good = "renumberBook takes nothing, or isbn is not immutable",
    .check = inspect,
};

}  // namespace nonagon::check
