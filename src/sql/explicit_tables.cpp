#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "base/text.hpp"
#include "sql/lowering.hpp"
#include "sql/postgresql_grammar.hpp"

namespace nonagon::sql {
namespace {

using design::ExplicitColumn;
using design::ExplicitTable;

// A type as another tool wrote it is only repeated when it is nothing but words, numbers and brackets.
bool is_harmless_type(std::string_view type) {
  const auto is_type_character = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == ' ' || c == '(' || c == ')' || c == ',' || c == '[' || c == ']';
  };
  return !type.empty() && type.size() <= 80 && std::ranges::all_of(type, is_type_character) &&
         std::isalpha(static_cast<unsigned char>(type[0])) != 0 &&
         std::ranges::count(type, '(') == std::ranges::count(type, ')');
}

bool is_type(const Lowering& lowering, std::string_view type) {
  const bool is_postgresql = lowering.dialect.engine == design::Engine::postgresql;
  return is_harmless_type(type) &&
         (!is_postgresql || check_postgresql_grammar(fmt::format("SELECT NULL::{}", type)).has_value());
}

// "users(id)", "users.id" or "users" → table and column.
std::pair<std::string_view, std::string_view> split_reference(std::string_view text) {
  const auto mark = text.find_first_of("(.");
  if (mark == std::string_view::npos) return {trim(text), {}};
  auto column = text.substr(mark + 1);
  if (const auto end = column.find(')'); end != std::string_view::npos) column = column.substr(0, end);
  return {trim(text.substr(0, mark)), trim(column)};
}

Column column_from(Lowering& lowering, const Table& table, const ExplicitColumn& given, Names& names) {
  Column column;
  column.name = names.take(given.name.empty() ? "unnamed" : given.name);
  column.type = given.type;
  column.is_nullable = given.nullable && !given.is_primary_key;
  if (!is_type(lowering, given.type)) {
    column.type = lowering.dialect.type_name({.type = column.logical_type});
    lowering.omit(table.name, fmt::format("type of {}", column.name), "it is no type name; text is taken");
  }
  if (!given.default_value.empty()) {
    lowering.omit(table.name,
                  fmt::format("default of {}", column.name),
                  "given in another tool's words; see stages/database.json");
  }
  return column;
}

void add_references(Lowering& lowering, const ExplicitTable& given, std::size_t index) {
  auto& table = lowering.schema.tables[index];
  for (std::size_t i = 0; i < given.columns.size(); ++i) {
    if (given.columns[i].references.empty()) continue;
    const auto [target_name, target_column] = split_reference(given.columns[i].references);
    const auto* target = find_table(lowering.schema, target_name);
    const bool is_key = target != nullptr && target->primary_key.size() == 1 &&
                        (target_column.empty() || target->primary_key[0] == target_column);
    const auto& column = table.columns[i];
    if (!is_key || find_column(*target, target->primary_key[0])->type != column.type) {
      lowering.omit(table.name,
                    fmt::format("foreign key {}", column.name),
                    fmt::format("{} is no key of the same type", given.columns[i].references));
      continue;
    }
    table.foreign_keys.push_back({.name = lowering.relations.take(name_of({"fk", table.name, column.name})),
                                  .column = column.name,
                                  .target_table = target->name,
                                  .target_column = target->primary_key[0],
                                  .on_delete = "RESTRICT"});
  }
}

}  // namespace

void add_explicit_tables(Lowering& lowering) {
  const auto& model = lowering.design.data_model;
  for (const auto& given : lowering.design.database.tables) {
    Table table;
    table.name = lowering.relations.take(given.name.empty() ? "unnamed" : given.name);
    const auto found = std::ranges::find_if(model.entities, [&](const design::Entity& entity) {
      return table_name(lowering.design, entity.name) == given.name || entity.name == given.name;
    });
    if (found != model.entities.end()) table.comment = found->description;
    Names names;
    for (const auto& column : given.columns) {
      table.columns.push_back(column_from(lowering, table, column, names));
      if (column.is_primary_key) table.primary_key.push_back(table.columns.back().name);
    }
    if (!table.primary_key.empty()) lowering.relations.take(name_of({"pk", table.name}));
    lowering.schema.tables.push_back(std::move(table));
  }
  for (std::size_t i = 0; i < lowering.design.database.tables.size(); ++i)
    add_references(lowering, lowering.design.database.tables[i], i);
}

}  // namespace nonagon::sql
