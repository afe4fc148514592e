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
  const auto complain =
      [&](StageName stage, std::string pointer, const Entity* entity, std::string_view name) {
        const auto* field = entity == nullptr ? nullptr : facts.field(*entity, name);
        if (field == nullptr || !field->secret) return;
        auto& finding =
            report.add(stage, std::move(pointer), fmt::format("`{}.{}` is secret", entity->name, name));
        finding.fix = remove_at("Leave the field out", finding.pointer);
      };
  for (std::size_t i = 0; i < design.api.views.size(); ++i) {
    const auto& view = design.api.views[i];
    for (std::size_t j = 0; j < view.fields.size(); ++j) {
      complain(
          StageName::api, fmt::format("/views/{}/fields/{}", i, j), facts.entity(view.of), view.fields[j]);
    }
  }
  for (const auto& [pointer, target, fields] : summaries_of(facts)) {
    for (std::size_t j = 0; j < fields->size(); ++j)
      complain(StageName::api, fmt::format("{}/fields/{}", pointer, j), target, (*fields)[j]);
  }
  const auto& sections = design.sections.sections;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    for (std::size_t j = 0; j < sections[i].data_requirements.size(); ++j) {
      const auto& need = sections[i].data_requirements[j];
      for (std::size_t k = 0; k < need.fields.size(); ++k) {
        const auto pointer = fmt::format("/sections/{}/dataRequirements/{}/fields/{}", i, j, k);
        complain(StageName::sections, pointer, facts.entity(need.entity), need.fields[k]);
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
