#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// What answers show, by the name of the entity or view. Secrets are in no answer; a rule of its own complains
// of them.
std::unordered_map<std::string_view, Names> answers_of(const Facts& facts) {
  std::unordered_map<std::string_view, Names> answers;
  for (const auto& entity : facts.design.data_model.entities) {
    auto& names = answers[entity.name];
    for (const auto& field : entity.fields) {
      if (field.name != entity.soft_delete) names.insert(field.name);
    }
  }
  for (const auto& resource : facts.design.api.resources) {
    auto& names = answers[resource.entity];
    for (const auto& embed : resource.embeds) names.insert(embed.as);
    for (const auto& summary : resource.summaries) names.insert(summary.as);
  }
  for (const auto& view : facts.design.api.views) {
    auto& names = answers[view.id];
    names.insert(view.fields.begin(), view.fields.end());
    for (const auto& added : view.adds) names.insert(added.name);
  }
  return answers;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::data_model)) return;
  // Nearly every name is a field of its entity; the other answers are gathered when one is not.
  std::optional<std::unordered_map<std::string_view, Names>> answers;
  const auto& sections = design.sections.sections;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    for (std::size_t j = 0; j < sections[i].data_requirements.size(); ++j) {
      const auto& need = sections[i].data_requirements[j];
      const auto* entity = facts.entity(need.entity);
      for (std::size_t k = 0; k < need.fields.size(); ++k) {
        const std::string_view name = need.fields[k];
        const auto first = name.substr(0, name.find('.'));
        const bool is_field =
            entity != nullptr && first != entity->soft_delete && facts.field(*entity, first) != nullptr;
        if (is_field) continue;
        if (!answers) answers = answers_of(facts);
        const auto answer = answers->find(need.entity);
        if (answer == answers->end() || answer->second.contains(first)) continue;
        report.add(StageName::sections,
                   fmt::format("/sections/{}/dataRequirements/{}/fields/{}", i, j, k),
                   fmt::format("no answer with `{}` has `{}`", need.entity, name));
      }
    }
  }
}

}  // namespace

extern constinit const Rule section_fields_are_answered{
    .id = "section-fields-are-answered",
    .severity = Severity::error,
    .stage = StageName::sections,
    .summary = "A screen shows fields that the answer has.",
    .reason = "The place on the screen stays empty.",
    .mend = "Show fields of the answer, or add them to the view, embeds or summaries.",
    .source = "XR-023",
    .bad = R"({"entity": "Book", "fields": ["titel"]})",
    .good = R"({"entity": "Book", "fields": ["title"]})",
    .check = inspect,
};

}  // namespace nonagon::check
