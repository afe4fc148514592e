// The live schema is held against the design of Nonagon itself.
#include "design/design.hpp"

#include <set>

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "design/field_type.hpp"
#include "store/engines.hpp"
#include "store/extras.hpp"
#include "store/fixture.hpp"

namespace nonagon::store {
namespace {

using nonagon::design::Entity;
using nonagon::design::FieldType;
using nonagon::design::TypeKind;

design::Design own_design() {
  design::Design own;
  const auto text = nonagon::test::read_text(nonagon::test::source_root() / "design/stages/dataModel.json");
  const auto reading = test::good(design::read_payload_text(own, StageName::data_model, text));
  REQUIRE_MESSAGE(
      reading.is_valid(),
      (reading.is_valid() ? "" : reading.findings[0].pointer + " " + reading.findings[0].message));
  CHECK_MESSAGE(design::write_payload(own, StageName::data_model) == text,
                "design/stages/dataModel.json is not canonical");
  return own;
}

std::string table_of(const Entity& entity) {
  return plural_of(snake_case(entity.name));
}

const Table* find_table(const std::vector<Table>& tables, std::string_view name) {
  const auto found = std::ranges::find(tables, name, &Table::name);
  return found == tables.end() ? nullptr : &*found;
}

const Column* find_column(const Table& table, std::string_view name) {
  const auto found = std::ranges::find(table.columns, name, &Column::name);
  return found == table.columns.end() ? nullptr : &*found;
}

bool is_whole(const FieldType& type) {
  return type.kind == TypeKind::integer || type.kind == TypeKind::bigint;
}

template <class Engine>
std::string_view type_in(const FieldType& type) {
  if (std::same_as<Engine, test::SqliteEngine>)
    return is_whole(type) || type.kind == TypeKind::boolean ? "INTEGER" : "TEXT";
  if (is_whole(type)) return "bigint";
  constexpr std::array names{std::pair{TypeKind::uuid, "uuid"},
                             std::pair{TypeKind::boolean, "boolean"},
                             std::pair{TypeKind::decimal, "numeric"},
                             std::pair{TypeKind::datetime, "timestamp with time zone"},
                             std::pair{TypeKind::jsonb, "jsonb"}};
  for (const auto& [kind, name] : names) {
    if (kind == type.kind) return name;
  }
  return "text";
}

template <class Engine>
std::vector<Extra> extras_of() {
  std::vector<Extra> all(extras.begin(), extras.end());
  std::ranges::copy(Engine::own_extras(), std::back_inserter(all));
  return all;
}

template <class Engine>
bool is_extra(std::string_view table, std::string_view column) {
  return std::ranges::any_of(extras_of<Engine>(), [&](const Extra& extra) {
    return extra.table == table && (extra.column.empty() || extra.column == column);
  });
}

}  // namespace

TEST_CASE_TEMPLATE(
    "every entity and field of our design is in the database, with its type, null mark and enum",
    Engine,
    ENGINES) {
  test::Fixture<Engine> store;
  const auto tables = test::good(store.connection->schema());
  const auto own = own_design();
  REQUIRE(own.data_model.entities.size() == 9);
  for (const auto& entity : own.data_model.entities) {
    CAPTURE(entity.name);
    const auto* table = find_table(tables, table_of(entity));
    REQUIRE(table != nullptr);
    for (const auto& field : entity.fields) {
      CAPTURE(field.name);
      const auto type = test::good(design::parse_field_type(field.type));
      const auto* column = find_column(*table, snake_case(field.name));
      REQUIRE(column != nullptr);
      CHECK(column->type == type_in<Engine>(type));
      CHECK(column->is_nullable == !field.required);
      CHECK(column->is_key == (field.name == "id"));
      CHECK(column->only_values == type.values);
    }
  }
}

TEST_CASE_TEMPLATE("every relationship of our design is a foreign key, and there is no other to these tables",
                   Engine,
                   ENGINES) {
  test::Fixture<Engine> store;
  const auto tables = test::good(store.connection->schema());
  const auto own = own_design();
  REQUIRE(own.data_model.relationships.size() == 12);
  std::set<std::pair<std::string, std::string>> designed;
  for (const auto& key : design::foreign_keys(own.data_model)) {
    CAPTURE(key.relationship->description);
    const auto* table = find_table(tables, table_of(*key.owner));
    REQUIRE(table != nullptr);
    const auto* column = find_column(*table, snake_case(key.field->name));
    REQUIRE(column != nullptr);
    CHECK(column->references == table_of(*key.target));
    designed.emplace(table->name, column->name);
  }
  CHECK(designed.size() == 12);
  for (const auto& table : tables) {
    for (const auto& column : table.columns) {
      const bool is_accounted_for = column.references.empty() ||
                                    designed.contains({table.name, column.name}) ||
                                    is_extra<Engine>(table.name, column.name);
      CHECK_MESSAGE(is_accounted_for, table.name << "." << column.name);
    }
  }
}

TEST_CASE_TEMPLATE("what is beyond our design is exactly what extras.hpp lists", Engine, ENGINES) {
  test::Fixture<Engine> store;
  const auto tables = test::good(store.connection->schema());
  std::set<std::pair<std::string, std::string>> designed;
  for (const auto& entity : own_design().data_model.entities) {
    for (const auto& field : entity.fields) designed.emplace(table_of(entity), snake_case(field.name));
  }
  for (const auto& table : tables) {
    for (const auto& column : table.columns) {
      const bool is_designed = designed.contains({table.name, column.name});
      CHECK_MESSAGE(is_designed != is_extra<Engine>(table.name, column.name),
                    table.name << "." << column.name);
    }
  }
  for (const auto& extra : extras_of<Engine>()) {
    CAPTURE(extra.table);
    CHECK(std::string_view(extra.reason).size() > 10);
    const auto* table = find_table(tables, extra.table);
    REQUIRE(table != nullptr);
    if (!extra.column.empty()) CHECK(find_column(*table, extra.column) != nullptr);
  }
}

}  // namespace nonagon::store
