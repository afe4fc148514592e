#include <algorithm>
#include <concepts>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

template <class Items, class Pointer, class Member>
  requires std::invocable<Pointer>
void complain_of_twins(
    const Items& items, StageName stage, const Pointer& pointer, Member member, Report& report) {
  std::vector<std::string_view> ids;
  for (const auto& item : items) {
    if (!(item.*member).empty()) ids.push_back(item.*member);
  }
  std::ranges::sort(ids);
  if (std::ranges::adjacent_find(ids) == ids.end()) return;
  std::unordered_set<std::string_view> taken;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& id = items[i].*member;
    if (id.empty() || taken.insert(id).second) continue;
    report.add(stage, fmt::format("{}/{}", pointer(), i), fmt::format("`{}` is taken", id));
  }
}

template <class Items, class Member>
void complain_of_twins(
    const Items& items, StageName stage, std::string_view pointer, Member member, Report& report) {
  complain_of_twins(items, stage, [&] { return pointer; }, member, report);
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& product = design.product;
  complain_of_twins(product.features, StageName::product, "/features", &design::Feature::id, report);
  complain_of_twins(product.personas, StageName::product, "/personas", &design::Persona::id, report);
  complain_of_twins(product.problems, StageName::product, "/problems", &design::Problem::id, report);
  complain_of_twins(product.assumptions, StageName::product, "/assumptions", &design::Assumption::id, report);
  const auto& model = design.data_model;
  complain_of_twins(model.entities, StageName::data_model, "/entities", &Entity::id, report);
  complain_of_twins(
      model.relationships, StageName::data_model, "/relationships", &design::Relationship::id, report);
  std::unordered_set<std::string_view> invariants;
  for (const auto& entity : model.entities) {
    complain_of_twins(
        entity.fields,
        StageName::data_model,
        [&] { return facts.pointer(entity) + "/fields"; },
        &Field::id,
        report);
    for (std::size_t i = 0; i < entity.invariants.size(); ++i) {
      const auto& id = entity.invariants[i].id;
      if (invariants.insert(id).second) continue;
      report.add(StageName::data_model,
                 fmt::format("{}/invariants/{}/id", facts.pointer(entity), i),
                 fmt::format("`{}` is taken", id));
    }
  }
  complain_of_twins(design.database.indexes, StageName::database, "/indexes", &design::Index::id, report);
  complain_of_twins(design.api.resources, StageName::api, "/resources", &design::Resource::id, report);
  complain_of_twins(design.api.errors, StageName::api, "/errors", &design::ApiError::code, report);
  complain_of_twins(design.sections.sections, StageName::sections, "/sections", &design::Section::id, report);
  complain_of_twins(
      design.infrastructure.services, StageName::infrastructure, "/services", &design::Service::name, report);
  complain_of_twins(
      design.infrastructure.env_vars, StageName::infrastructure, "/envVars", &design::EnvVar::name, report);
}

}  // namespace

extern constinit const Rule id_is_unique{
    .id = "id-is-unique",
    .severity = Severity::error,
    .stage = StageName::product,
    .summary = "An id is given once among its siblings.",
    .reason = "References to it could mean either, and a rename of one would look like a rename of both.",
    .mend = "Give the second another id.",
    .source = "stable ids",
    .bad = R"(features "lending" and "lending")",
    .good = R"(features "lending" and "renewals")",
    .check = inspect,
    .spans_stages = true,
};

}  // namespace nonagon::check
