#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "design/inherited_names.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto examine = [&](StageName stage, const auto& pointer, std::string_view name) {
    if (!design::is_inherited_in_javascript(name)) return;
    report.add(stage, pointer(), fmt::format("every object of JavaScript has a `{}` already", name));
  };
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields)
      examine(StageName::data_model, [&] { return facts.pointer(entity, field) + "/name"; }, field.name);
  }
  const auto& actions = design.api.actions;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    for (std::size_t j = 0; j < actions[i].input.size(); ++j) {
      const auto pointer = [&] { return fmt::format("/actions/{}/input/{}/name", i, j); };
      examine(StageName::api, pointer, actions[i].input[j].name);
    }
  }
}

}  // namespace

extern constinit const Rule name_is_not_inherited{
    .id = "name-is-not-inherited",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "No field or input is named as a member that every JavaScript object inherits.",
    .reason = "Validators and clients in that language take the inherited member for a given value: a request "
              "that leaves the field out is refused, or reads as set.",
    .mend = "Give it another name.",
    .source = "ECMA-262, 20.1.3; ajv option ownProperties; CWE-1321",
    .bad = R"({"name": "constructor", "type": "text"})",
    .good = R"({"name": "constructorName", "type": "text"})",
    .check = inspect,
    .spans_stages = true,
};

}  // namespace nonagon::check
