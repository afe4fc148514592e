#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool is_known(std::string_view parameter, const Entity& entity, const Facts& facts) {
  if (parameter == "id" || facts.field(entity, parameter) != nullptr) return true;
  if (!parameter.ends_with("Id")) return false;
  // bikeId and the like are the key of an entity, its own or another's on the way.
  return facts.entity(pascal_case(parameter.substr(0, parameter.size() - 2))) != nullptr;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& actions = design.api.actions;
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const auto* entity = facts.entity(actions[i].entity);
    if (entity == nullptr) continue;
    Names input;
    for (const auto& property : actions[i].input) input.insert(property.name);
    for (const auto& parameter : design::path_parameters(actions[i].path)) {
      if (is_known(parameter, *entity, facts) || input.contains(parameter)) continue;
      // A link is opened by its token.
      if (!actions[i].auth.empty() && parameter == "token") continue;
      if (design.api.auth.oauth && parameter == "provider") continue;
      report.add(StageName::api,
                 fmt::format("/actions/{}/path", i),
                 fmt::format("`{}` is no key or field of `{}`", parameter, entity->name));
    }
  }
}

}  // namespace

extern constinit const Rule action_parameter_is_known{
    .id = "action-parameter-is-known",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "A parameter in the path of an action is the key of its entity or one of its fields.",
    .reason = "Nothing says what the value is or which type it has, so clients send anything.",
    .mend = "Use {id}, or the name of a field of the entity.",
    .source = "XR-014; Redocly path-parameters-defined",
    .bad = R"("/loans/{number}/return" where Loan has no number)",
    .good = R"("/loans/{id}/return")",
    .check = inspect,
};

}  // namespace nonagon::check
