#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "sql/lowering.hpp"

namespace nonagon::sql {
namespace {

using design::Entity;
using design::Relationship;

// One half of a join table: the key of `entity`, copied.
Column key_copy(const Lowering& lowering, const Entity& entity, std::string name) {
  const auto* key = key_field(entity);
  const auto& table = lowering.schema.tables[lowering.table_of.at(&entity)];
  auto column = *column_of(table, key->name);
  column.name = std::move(name);
  column.is_nullable = false;
  column.default_sql.clear();
  column.generation.clear();
  column.comment.clear();
  column.field = nullptr;
  return column;
}

bool has_key_table(const Lowering& lowering, const Entity* entity) {
  return entity != nullptr && key_field(*entity) != nullptr && lowering.table_of.contains(entity);
}

void add_join_table(Lowering& lowering,
                    const Relationship& relationship,
                    const std::array<const Entity*, 2>& ends) {
  const bool has_name = !relationship.foreign_key.empty();
  Table table;
  const auto both = name_of({snake_case(ends[0]->name), table_name(lowering.design, ends[1]->name)});
  table.name = lowering.relations.take(join_table_name(has_name ? relationship.foreign_key : both));
  table.comment = relationship.description;
  Names names;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const bool is_second_self = i == 1 && ends[0] == ends[1];
    const auto stem = fmt::format("{}{}Id",
                                  is_second_self ? "related" : "",
                                  is_second_self ? pascal_case(ends[i]->name) : camel_case(ends[i]->name));
    table.columns.push_back(key_copy(lowering, *ends[i], names.take(column_name(lowering.design, stem))));
    table.primary_key.push_back(table.columns.back().name);
  }
  if (!can_be_key(lowering, table, table.primary_key))
    return lowering.omit(table.name, "the join table", "its key is too long or has no order");
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const auto& target = lowering.schema.tables[lowering.table_of.at(ends[i])];
    table.foreign_keys.push_back(
        {.name = lowering.relations.take(name_of({"fk", table.name, table.columns[i].name})),
         .column = table.columns[i].name,
         .target_table = target.name,
         .target_column = column_of(target, key_field(*ends[i])->name)->name,
         .on_delete = relationship.on_delete == design::OnDelete::restrict_ ? "RESTRICT" : "CASCADE"});
  }
  lowering.schema.tables.push_back(std::move(table));
}

}  // namespace

void add_join_tables(Lowering& lowering) {
  const auto& model = lowering.design.data_model;
  if (lowering.dialect.engine == design::Engine::mongodb) return;
  std::unordered_map<std::string_view, const Entity*> entities;
  std::unordered_set<std::string> modelled;  // names of tables that an entity has already
  for (const auto& entity : model.entities) {
    entities.emplace(entity.name, &entity);
    modelled.insert(snake_case(entity.name));
    modelled.insert(table_name(lowering.design, entity.name));
  }
  const auto entity_of = [&](std::string_view name) {
    const auto found = entities.find(name);
    return found == entities.end() ? nullptr : found->second;
  };
  for (const auto& relationship : model.relationships) {
    if (relationship.type != design::Cardinality::many_to_many) continue;
    const std::array ends{entity_of(relationship.from), entity_of(relationship.to)};
    if (!has_key_table(lowering, ends[0]) || !has_key_table(lowering, ends[1])) continue;
    const auto wanted = snake_case(relationship.foreign_key);
    if (wanted.empty() || !modelled.contains(wanted)) add_join_table(lowering, relationship, ends);
  }
}

}  // namespace nonagon::sql
