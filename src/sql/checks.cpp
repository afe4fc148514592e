#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "sql/lowering.hpp"
#include "sql/translate.hpp"

namespace nonagon::sql {
namespace {

using design::Engine;
using design::TypeKind;

void add_check(Lowering& lowering, Table& table, std::string_view suffix, std::string expression) {
  table.checks.push_back(
      {lowering.relations.take(name_of({"ck", table.name, suffix})), std::move(expression)});
}

std::string value_list(const Lowering& lowering, const std::vector<std::string>& values) {
  std::vector<std::string> literals;
  for (const auto& value : values) {
    auto literal = lowering.dialect.text_literal(value);
    if (std::ranges::find(literals, literal) == literals.end()) literals.push_back(std::move(literal));
  }
  return join(literals, ", ");
}

// MySQL refuses checks on columns that a foreign key sets to null and on those that it counts.
bool may_be_checked(const Lowering& lowering, const Table& table, std::string_view column) {
  if (lowering.dialect.engine != Engine::mysql) return true;
  if (find_column(table, column)->generation == "AUTO_INCREMENT") return false;
  return std::ranges::none_of(table.foreign_keys, [&](const ForeignKeyConstraint& key) {
    return key.column == column && key.on_delete == "SET NULL";
  });
}

bool needs_length_check(const Lowering& lowering, const Column& column) {
  const auto& type = column.logical_type;
  if (type.is_list || type.kind != TypeKind::string || type.length == 0) return false;
  return column.type != fmt::format("varchar({})", type.length) && lowering.dialect.engine != Engine::mongodb;
}

// What the column's type promises and the engine's type does not hold by itself.
void add_type_checks(Lowering& lowering, Table& table, const Column& column) {
  const auto& type = column.logical_type;
  const auto name = identifier(lowering.dialect.engine, column.name);
  const auto engine = lowering.dialect.engine;
  if (engine == Engine::mongodb || !may_be_checked(lowering, table, column.name)) return;
  if (needs_length_check(lowering, column)) {
    const auto function = engine == Engine::sqlite ? "length" : "char_length";
    add_check(
        lowering, table, column.name + "_length", fmt::format("{}({}) <= {}", function, name, type.length));
  }
  if (type.kind == TypeKind::enum_ && !column.is_native_enum && !type.is_list) {
    add_check(lowering,
              table,
              column.name + "_values",
              fmt::format("{} IN ({})", name, value_list(lowering, type.values)));
  }
  if (type.kind == TypeKind::enum_ && !column.is_native_enum && type.is_list &&
      engine == Engine::postgresql) {
    add_check(lowering,
              table,
              column.name + "_values",
              fmt::format("{} <@ ARRAY[{}]", name, value_list(lowering, type.values)));
  }
  if (engine != Engine::sqlite) return;
  if (type.is_list || type.kind == TypeKind::jsonb) {
    // SQLite before 3.45 takes NULL for invalid.
    const auto guard = column.is_nullable ? fmt::format("{} IS NULL OR ", name) : std::string();
    add_check(lowering, table, column.name + "_json", fmt::format("{}json_valid({})", guard, name));
  } else if (type.kind == TypeKind::boolean) {
    add_check(lowering, table, column.name + "_values", fmt::format("{} IN (0, 1)", name));
  }
}

void add_condition(Lowering& lowering, Table& table, std::string_view suffix, std::string_view text) {
  const auto refuse = [&](std::string why) {
    lowering.omit(table.name, fmt::format("check {}", text), std::move(why));
  };
  const auto parsed = parse_expression(text);
  if (!parsed) return refuse(parsed.error().detail);
  for (const auto field : fields_of(*parsed)) {
    const auto* column = column_of(table, field);
    if (column != nullptr && !may_be_checked(lowering, table, column->name)) {
      return refuse(fmt::format("the engine refuses checks on {}", column->name));
    }
  }
  auto sql = translate_condition(*parsed, table, lowering.dialect, Purpose::check);
  if (!sql) return refuse(sql.error().detail);
  add_check(lowering, table, suffix, *std::move(sql));
}

}  // namespace

void add_checks(Lowering& lowering) {
  if (lowering.dialect.engine == Engine::mongodb) return;
  for (auto& table : lowering.schema.tables) {
    for (const auto& column : table.columns) {
      add_type_checks(lowering, table, column);
      if (column.field != nullptr && !column.field->check.empty())
        add_condition(lowering, table, column.name, column.field->check);
    }
  }
  for (const auto& check : lowering.design.database.checks) {
    const auto* entity = find_entity(lowering.design.data_model, check.entity);
    if (entity == nullptr || !lowering.table_of.contains(entity)) continue;
    auto& table = lowering.schema.tables[lowering.table_of.at(entity)];
    add_condition(lowering, table, snake_case(check.name) + "_rule", check.expression);
  }
}

}  // namespace nonagon::sql
