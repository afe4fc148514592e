#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "base/text.hpp"
#include "sql/literal.hpp"
#include "sql/lowering.hpp"

namespace nonagon::sql {
namespace {

using design::Engine;
using design::Entity;
using design::Field;
using design::FieldType;
using design::TypeKind;

bool is_foreign(const Lowering& lowering, const Field& field) {
  return std::ranges::any_of(lowering.foreign_keys,
                             [&](const design::ForeignKey& key) { return key.field == &field; });
}

// Counted up by the engine: a whole-number key that points nowhere, or a field marked `sequence`.
bool is_counted(const Lowering& lowering, const Entity& entity, const Field& field, const FieldType& type) {
  const bool is_whole = !type.is_list && (type.kind == TypeKind::integer || type.kind == TypeKind::bigint);
  if (!is_whole || !field.default_.is_null()) return false;
  if (key_field(entity) == &field) return field.name == "id" && !is_foreign(lowering, field);
  return field.generated == design::Generated::sequence && field.required;
}

void set_generation(Lowering& lowering, const Entity& entity, const Table& table, Column& column) {
  const auto& field = *column.field;
  if (!is_counted(lowering, entity, field, column.logical_type)) return;
  const bool is_key = key_field(entity) == &field;
  switch (lowering.dialect.engine) {
    case Engine::postgresql: column.generation = "GENERATED ALWAYS AS IDENTITY"; return;
    case Engine::mysql: {
      const bool is_first =
          std::ranges::none_of(table.columns, [](const Column& other) { return !other.generation.empty(); });
      const bool key_counts =
          key_field(entity) != nullptr && key_field(entity)->name == "id" &&
          column.logical_type.kind != TypeKind::uuid &&
          kind_of(design::field_type_or_text(key_field(entity)->type)) == ValueKind::number;
      if (is_key || (is_first && field.unique && !key_counts)) column.generation = "AUTO_INCREMENT";
      break;
    }
    case Engine::sqlite:
      if (is_key) return;  // INTEGER PRIMARY KEY counts by itself
      break;
    case Engine::mongodb: break;
  }
  if (column.generation.empty()) {
    lowering.omit(table.name,
                  fmt::format("counting of {}", column.name),
                  "the service takes the next number; the engine counts only a key");
  }
}

void set_default(Lowering& lowering, const Entity& entity, const Table& table, Column& column) {
  const auto& field = *column.field;
  const auto& type = column.logical_type;
  if (!column.generation.empty()) return;
  if (!field.default_.is_null()) {
    auto value = default_value(lowering.dialect, type, field.default_);
    if (value) {
      column.default_sql = *value;
    } else {
      lowering.omit(table.name, fmt::format("default of {}", column.name), value.error().detail);
    }
    return;
  }
  const auto set_from = [&](std::string_view word) {
    column.default_sql = default_value(lowering.dialect, type, json::value(word)).value_or("");
  };
  if (entity.lifecycle && entity.lifecycle->field == field.name && !entity.lifecycle->initial.empty()) {
    set_from(entity.lifecycle->initial);
  } else if (field.required && type.kind == TypeKind::datetime &&
             (field.name == "createdAt" || field.name == "updatedAt")) {
    set_from("now");
  } else if (key_field(entity) == &field && type.kind == TypeKind::uuid &&
             lowering.design.database.keys.generation == "uuidv4-database") {
    set_from("uuid");
  }
  if (lowering.dialect.engine == Engine::mysql && field.name == "updatedAt" &&
      column.default_sql == lowering.dialect.now) {
    column.generation = "ON UPDATE " + column.default_sql;
  }
}

// Characters of varchar(n); 0 for other types.
int varchar_length(std::string_view type) {
  int length = 0;
  if (type.starts_with("varchar(")) std::from_chars(type.data() + 8, type.data() + type.size() - 1, length);
  return length;
}

std::string comment_of(const Field& field) {
  std::string marks;
  if (field.pii) marks = "personal data";
  if (field.secret) marks += marks.empty() ? "secret" : ", secret";
  if (marks.empty()) return field.description;
  return field.description.empty() ? sentence_case(marks) : fmt::format("{} ({})", field.description, marks);
}

std::string native_enum_of(Lowering& lowering, const Table& table, Column& column) {
  const auto& type = column.logical_type;
  const bool is_wanted = lowering.design.database.enums == "native" && lowering.dialect.has_native_enums &&
                         type.kind == TypeKind::enum_;
  const bool is_short = std::ranges::all_of(
      type.values, [](const std::string& value) { return value.size() <= max_identifier_bytes; });
  if (!is_wanted || !is_short || (type.is_list && lowering.dialect.engine != Engine::postgresql)) return {};
  column.is_native_enum = true;
  if (lowering.dialect.engine != Engine::postgresql) return {};
  EnumType created{lowering.relations.take(name_of({table.name, column.name})), {}};
  for (const auto& value : type.values) {
    if (std::ranges::find(created.values, value) == created.values.end()) created.values.push_back(value);
  }
  auto name = identifier(lowering.dialect.engine, created.name);
  lowering.schema.enum_types.push_back(std::move(created));
  return name;
}

void add_column(Lowering& lowering,
                const Entity& entity,
                Table& table,
                const Field& field,
                Names& names,
                int& row_characters) {
  constexpr int most_row_characters = 12'000;  // MySQL's rows hold 65,535 bytes, four a character
  Column column;
  column.field = &field;
  column.logical_type = design::field_type_or_text(field.type);
  const bool is_mongo_key = lowering.dialect.engine == Engine::mongodb && field.name == "id";
  column.name = names.take(is_mongo_key ? "_id" : column_name(lowering.design, field.name));
  column.is_nullable = !field.required && key_field(entity) != &field;
  column.comment = comment_of(field);
  const auto enum_type = native_enum_of(lowering, table, column);
  column.type = lowering.dialect.type_name({.type = column.logical_type,
                                            .is_in_key = lowering.looked_up.contains(&field),
                                            .is_native_enum = column.is_native_enum,
                                            .enum_type = enum_type,
                                            .timestamps = lowering.design.database.timestamps});
  row_characters += varchar_length(column.type);
  if (row_characters > most_row_characters && varchar_length(column.type) > 0 &&
      !lowering.looked_up.contains(&field)) {
    row_characters -= varchar_length(column.type);
    column.type = "text";
  }
  set_generation(lowering, entity, table, column);
  set_default(lowering, entity, table, column);
  if (column.type == "text" && lowering.dialect.engine == Engine::mysql && !column.default_sql.empty() &&
      !column.default_sql.starts_with('(')) {
    column.default_sql = fmt::format("({})", column.default_sql);
  }
  table.columns.push_back(std::move(column));
}

}  // namespace

void add_entity_table(Lowering& lowering, const Entity& entity) {
  if (entity.fields.empty() && lowering.dialect.engine != Engine::mongodb) {
    lowering.omit(table_name(lowering.design, entity.name), "the table", "the entity has no field");
    return;
  }
  Table table;
  table.name = lowering.relations.take(table_name(lowering.design, entity.name));
  table.comment = entity.description;
  table.entity = &entity;
  Names names;
  int row_characters = 0;
  table.columns.reserve(entity.fields.size());
  for (const auto& field : entity.fields) add_column(lowering, entity, table, field, names, row_characters);
  lowering.table_of.emplace(&entity, lowering.schema.tables.size());
  lowering.schema.tables.push_back(std::move(table));
}

}  // namespace nonagon::sql
