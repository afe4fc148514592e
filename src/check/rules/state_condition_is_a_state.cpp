#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool has_value(const Facts& facts, const Field& field, std::string_view value) {
  const auto& values = facts.type(field).values;
  return facts.type(field).kind != design::TypeKind::enum_ ||
         std::ranges::find(values, value) != values.end();
}

void examine_only(const design::Resource& resource,
                  const Entity& entity,
                  const std::string& pointer,
                  const Facts& facts,
                  Report& report) {
  for (const auto& [verb, limits] : resource.only) {
    for (const auto& [name, value] : limits) {
      const auto place = pointer_to(pointer_to(pointer + "/only", verb), name);
      const auto* field = facts.field(entity, name);
      if (field == nullptr) {
        report.add(StageName::api,
                   place,
                   fmt::format("`{}` has no field `{}`", entity.name, std::string_view(name)));
        continue;
      }
      const auto complain_of = [&](const json::value& one, const std::string& where) {
        const auto* text = one.if_string();
        if (text != nullptr && !has_value(facts, *field, *text))
          report.add(
              StageName::api,
              where,
              fmt::format("`{}` is no value of `{}.{}`", std::string_view(*text), entity.name, field->name));
      };
      if (const auto* list = value.if_array()) {
        for (std::size_t i = 0; i < list->size(); ++i) complain_of((*list)[i], pointer_to(place, i));
      } else {
        complain_of(value, place);
      }
    }
  }
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& resources = design.api.resources;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    const auto* entity = facts.entity(resources[i].entity);
    if (entity == nullptr) continue;
    const auto pointer = fmt::format("/resources/{}", i);
    const auto* state = entity->lifecycle ? facts.field(*entity, entity->lifecycle->field) : nullptr;
    for (const auto& [verb, value] : resources[i].only_while) {
      if (state != nullptr && has_value(facts, *state, value)) continue;
      report.add(StageName::api,
                 pointer_to(pointer + "/onlyWhile", verb),
                 state == nullptr
                     ? fmt::format("`{}` has no states", entity->name)
                     : fmt::format("`{}` is no value of `{}.{}`", value, entity->name, state->name));
    }
    examine_only(resources[i], *entity, pointer, facts, report);
  }
}

}  // namespace

extern constinit const Rule state_condition_is_a_state{
    .id = "state-condition-is-a-state",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary =
        "An operation that is allowed in one state, or takes certain values, names states and values that "
        "exist.",
    .reason = "It is never allowed, or takes what the table refuses.",
    .mend = "Name a value of the lifecycle's field, or of the field that is limited.",
    .source = "XR-022; XR-008",
    .bad = R"("onlyWhile": {"update": "drafted"})",
    .good = R"("onlyWhile": {"update": "draft"})",
    .check = inspect,
};

}  // namespace nonagon::check
