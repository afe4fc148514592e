#include "sql/schema.hpp"

#include <algorithm>

#include "sql/lowering.hpp"

namespace nonagon::sql {
namespace {

using design::Entity;
using design::Field;

void mark(Lowering& lowering, const Entity& entity, std::string_view name) {
  if (const auto* field = find_field(entity, name)) lowering.looked_up.insert(field);
}

// Fields inside an index expression are marked too: `lower(email)` makes email a looked-up field.
void mark_words(Lowering& lowering, const Entity& entity, std::string_view expression) {
  for (const auto& field : entity.fields) {
    if (expression.find(field.name) != std::string_view::npos) lowering.looked_up.insert(&field);
  }
}

void find_looked_up(Lowering& lowering) {
  std::unordered_map<std::string_view, const Entity*> entities;
  for (const auto& entity : lowering.design.data_model.entities) {
    entities.emplace(entity.name, &entity);
    if (const auto* key = key_field(entity)) lowering.looked_up.insert(key);
    for (const auto& field : entity.fields) {
      if (field.unique || field.indexed) lowering.looked_up.insert(&field);
    }
    for (const auto& group : entity.unique) {
      for (const auto& name : group) mark(lowering, entity, name);
    }
  }
  for (const auto& key : lowering.foreign_keys) lowering.looked_up.insert(key.field);
  for (const auto& index : lowering.design.database.indexes) {
    const auto found = entities.find(index.entity);
    if (found == entities.end()) continue;
    for (const auto& column : index.columns) mark_words(lowering, *found->second, column);
  }
  for (const auto& resource : lowering.design.api.resources) {
    const auto found = entities.find(resource.entity);
    if (found == entities.end()) continue;
    for (const auto& order : resource.sort) mark_words(lowering, *found->second, order);
  }
}

}  // namespace

Schema lower(const design::Design& design, design::Engine engine) {
  Lowering lowering{.design = design,
                    .dialect = dialect_of(engine),
                    .schema = {},
                    .relations = {},
                    .foreign_keys = design::foreign_keys(design.data_model),
                    .looked_up = {},
                    .table_of = {}};
  lowering.schema.engine = engine;
  if (!design.database.tables.empty()) {
    add_explicit_tables(lowering);
    sort_tables(lowering);
    add_indexes(lowering);
    return std::move(lowering.schema);
  }
  find_looked_up(lowering);
  for (const auto& entity : design.data_model.entities) add_entity_table(lowering, entity);
  add_join_tables(lowering);
  add_keys(lowering);
  sort_tables(lowering);
  add_checks(lowering);
  add_indexes(lowering);
  return std::move(lowering.schema);
}

const Table* find_table(const Schema& schema, std::string_view name) {
  const auto found = std::ranges::find(schema.tables, name, &Table::name);
  return found == schema.tables.end() ? nullptr : &*found;
}

const Column* find_column(const Table& table, std::string_view name) {
  const auto found = std::ranges::find(table.columns, name, &Column::name);
  return found == table.columns.end() ? nullptr : &*found;
}

const Column* column_of(const Table& table, std::string_view field) {
  const auto found = std::ranges::find_if(table.columns, [&](const Column& column) {
    return column.field != nullptr && column.field->name == field;
  });
  return found == table.columns.end() ? nullptr : &*found;
}

}  // namespace nonagon::sql
