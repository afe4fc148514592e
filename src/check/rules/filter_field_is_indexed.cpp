#include <algorithm>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// What a search of an entity can begin with: first columns of its indexes and unique groups.
using Beginnings = std::unordered_map<std::string_view, std::vector<std::string_view>>;

Beginnings beginnings_of(const design::Design& design) {
  Beginnings beginnings;
  for (const auto& index : design.database.indexes) {
    if (!index.columns.empty()) beginnings[index.entity].push_back(index.columns.front());
  }
  for (const auto& entity : design.data_model.entities) {
    for (const auto& group : entity.unique) {
      if (!group.empty()) beginnings[entity.name].push_back(group.front());
    }
  }
  return beginnings;
}

// Few values divide rows too little for an index to pay, and none of the usual kinds finds the middle of a
// text or a part of a list.
bool gains_from_index(const design::Filter& filter, const design::FieldType& type) {
  if (filter.match == design::Match::flag || filter.match == design::Match::contains) return false;
  return type.kind != design::TypeKind::boolean && type.kind != design::TypeKind::enum_ && !type.is_list;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::database)) return;
  const auto beginnings = beginnings_of(design);
  const auto is_indexed = [&](const Entity& entity, const Field& field) {
    if (field.indexed || field.unique || facts.foreign_key(field) != nullptr) return true;
    if (design::key_field(entity) == &field) return true;
    const auto found = beginnings.find(entity.name);
    return found != beginnings.end() && std::ranges::any_of(found->second, [&](std::string_view column) {
             return contains_word(column, field.name);
           });
  };
  for (std::size_t i = 0; i < design.api.resources.size(); ++i) {
    const auto& resource = design.api.resources[i];
    const auto* entity = facts.entity(resource.entity);
    for (std::size_t j = 0; entity != nullptr && j < resource.filters.size(); ++j) {
      const auto& filter = resource.filters[j];
      const auto* field = facts.field(*entity, filter.field);
      if (field == nullptr || !gains_from_index(filter, facts.type(*field)) || is_indexed(*entity, *field))
        continue;
      report.add(StageName::api,
                 fmt::format("/resources/{}/filters/{}", i, j),
                 fmt::format("no index begins with `{}.{}`", entity->name, field->name));
    }
  }
}

}  // namespace

extern constinit const Rule filter_field_is_indexed{
    .id = "filter-field-is-indexed",
    .severity = Severity::info,
    .stage = StageName::api,
    .summary = "What a list is searched by begins an index, a unique group or a key.",
    .reason = "Without one the database reads every row of the table for each request.",
    .mend = "Set `indexed` on the field, or add an index that begins with it.",
    .source = "XR-015; splinter unindexed_foreign_keys, for filters",
    .bad = R"(filters: [{"field": "isbn", "match": "equals"}] on Book without an index)",
    .good = R"(the same, and {"name": "isbn", "indexed": true})",
    .check = inspect,
};

}  // namespace nonagon::check
