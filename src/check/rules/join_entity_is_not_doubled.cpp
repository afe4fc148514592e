#include <algorithm>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  std::unordered_map<const Entity*, std::vector<const Entity*>> needed;
  for (const auto& key : facts.foreign_keys) {
    if (key.field->required) needed[key.owner].push_back(key.target);
  }
  const auto& relationships = design.data_model.relationships;
  for (std::size_t i = 0; i < relationships.size(); ++i) {
    if (relationships[i].type != design::Cardinality::many_to_many) continue;
    const auto* left = facts.entity(relationships[i].from);
    const auto* right = facts.entity(relationships[i].to);
    if (left == nullptr || right == nullptr || left == right) continue;
    for (const auto& entity : design.data_model.entities) {
      const auto& ends = needed[&entity];
      const bool joins =
          std::ranges::find(ends, left) != ends.end() && std::ranges::find(ends, right) != ends.end();
      if (!joins) continue;
      auto& finding =
          report.add(StageName::data_model,
                     fmt::format("/relationships/{}", i),
                     fmt::format("`{}` joins `{}` and `{}` already", entity.name, left->name, right->name));
      finding.fix = remove_at("Remove the many-to-many relationship", finding.pointer);
      break;
    }
  }
}

}  // namespace

extern constinit const Rule join_entity_is_not_doubled{
    .id = "join-entity-is-not-doubled",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "Two entities that an entity of their own joins are not joined by a second, nameless table.",
    .reason = "One relation would be kept in two places that drift apart.",
    .mend = "Remove the many-to-many relationship; the entity between the two carries it.",
    .source = "XR-046",
    .bad = "Copy many-to-many Member beside the entity Loan, which needs one of each",
    .good = "Loan alone",
    .check = inspect,
};

}  // namespace nonagon::check
