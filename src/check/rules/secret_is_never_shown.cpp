#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

struct SummaryPlace {
  std::string pointer;
  const Entity* target;
  const std::vector<std::string>* fields;
};

std::vector<SummaryPlace> summaries_of(const Facts& facts) {
  std::vector<SummaryPlace> places;
  const auto& resources = facts.design.api.resources;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    const auto* entity = facts.entity(resources[i].entity);
    for (std::size_t j = 0; entity != nullptr && j < resources[i].summaries.size(); ++j) {
      const auto& summary = resources[i].summaries[j];
      const auto* via = facts.field(*entity, summary.via);
      const auto* key = via == nullptr ? nullptr : facts.foreign_key(*via);
      if (key != nullptr)
        places.push_back({fmt::format("/resources/{}/summaries/{}", i, j), key->target, &summary.fields});
    }
  }
  return places;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  std::unordered_set<const Entity*> keepers;  // entities with secrets; most have none
  for (const auto& entity : design.data_model.entities) {
    if (std::ranges::any_of(entity.fields, &Field::secret)) keepers.insert(&entity);
  }
  if (keepers.empty()) return;
  const auto complain =
      [&](StageName stage, const auto& pointer, const Entity* entity, std::string_view name) {
        if (!keepers.contains(entity)) return;
        const auto* field = facts.field(*entity, name);
        if (field == nullptr || !field->secret) return;
        auto& finding = report.add(stage, pointer(), fmt::format("`{}.{}` is secret", entity->name, name));
        finding.fix = remove_at("Leave the field out", finding.pointer);
      };
  for (std::size_t i = 0; i < design.api.views.size(); ++i) {
    const auto& view = design.api.views[i];
    const auto* entity = facts.entity(view.of);
    for (std::size_t j = 0; j < view.fields.size(); ++j) {
      const auto pointer = [&] { return fmt::format("/views/{}/fields/{}", i, j); };
      complain(StageName::api, pointer, entity, view.fields[j]);
    }
  }
  for (const auto& place : summaries_of(facts)) {
    for (std::size_t j = 0; j < place.fields->size(); ++j) {
      const auto pointer = [&] { return fmt::format("{}/fields/{}", place.pointer, j); };
      complain(StageName::api, pointer, place.target, (*place.fields)[j]);
    }
  }
  const auto& sections = design.sections.sections;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    for (std::size_t j = 0; j < sections[i].data_requirements.size(); ++j) {
      const auto& need = sections[i].data_requirements[j];
      const auto* entity = facts.entity(need.entity);
      for (std::size_t k = 0; k < need.fields.size(); ++k) {
        const auto pointer = [&] {
          return fmt::format("/sections/{}/dataRequirements/{}/fields/{}", i, j, k);
        };
        complain(StageName::sections, pointer, entity, need.fields[k]);
      }
    }
  }
}

}  // namespace

extern constinit const Rule secret_is_never_shown{
    .id = "secret-is-never-shown",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "No view, summary or screen shows a secret field.",
    .reason = "Hashes, keys and tokens would leave the server.",
    .mend = "Take the field out.",
    .source = "XR-016; OWASP API3:2023",
    .bad = R"({"of": "Staff", "fields": ["login", "passwordHash"]})",
    .good = R"({"of": "Staff", "fields": ["login"]})",
    .check = inspect,
};

}  // namespace nonagon::check
