#include <set>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  std::set<std::pair<const Entity*, const Entity*>> points;
  for (const auto& key : facts.foreign_keys) points.emplace(key.owner, key.target);
  for (const auto& relationship : design.data_model.relationships) {
    if (relationship.type != design::Cardinality::many_to_many) continue;
    points.emplace(facts.entity(relationship.from), facts.entity(relationship.to));
    points.emplace(facts.entity(relationship.to), facts.entity(relationship.from));
  }
  const auto& resources = design.api.resources;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    const auto* whole = facts.entity(resources[i].entity);
    for (std::size_t j = 0; whole != nullptr && j < resources[i].embeds.size(); ++j) {
      const auto* part = facts.entity(resources[i].embeds[j].entity);
      if (part == nullptr || points.contains({part, whole})) continue;
      report.add(StageName::api,
                 fmt::format("/resources/{}/embeds/{}/entity", i, j),
                 fmt::format("`{}` has no key to `{}`", part->name, whole->name));
    }
  }
}

}  // namespace

extern constinit const Rule embed_belongs_to_resource{
    .id = "embed-belongs-to-resource",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "What travels inside an answer points at the entity of the answer.",
    .reason = "Nothing says which rows belong inside.",
    .mend = "Embed an entity that holds the key of this one, or serve it by itself.",
    .source = "XR-013",
    .bad = "Loan embeds Book, which has no key to Loan",
    .good = "Book embeds Copy, which has bookId",
    .check = inspect,
};

}  // namespace nonagon::check
