#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/design.hpp"
#include "design/field_type.hpp"

namespace nonagon::sql {

struct Column {
  std::string name;
  std::string type;  // in the engine's words, without NOT NULL or DEFAULT
  bool is_nullable = true;
  std::string default_sql;  // an expression, empty when there is none
  std::string comment;
  std::string generation;  // how the engine counts it up, e.g. GENERATED ALWAYS AS IDENTITY
  design::FieldType logical_type;
  bool is_native_enum = false;
  const design::Field* field = nullptr;  // null in join tables and tables of another tool
};

struct CheckConstraint {
  std::string name;
  std::string expression;  // in the engine's words
};

struct UniqueConstraint {
  std::string name;
  std::vector<std::string> columns;
};

struct ForeignKeyConstraint {
  std::string name;
  std::string column;
  std::string target_table;
  std::string target_column;
  std::string on_delete;        // "CASCADE", "RESTRICT", "SET NULL"
  bool points_forward = false;  // at a table further down: added once that one exists
};

struct IndexDefinition {
  std::string name;
  std::string table;
  std::vector<std::string> columns;  // names or expressions, in the engine's words
  bool is_unique = false;
  std::string where;
  std::string method;
  std::string why;
  const design::Index* decision = nullptr;  // null when it follows from a key, a mark or a list order
};

// A native enum type, where the engine creates it apart from its column.
struct EnumType {
  std::string name;
  std::vector<std::string> values;
};

// What the design says and this engine, or any, cannot hold.
struct Omission {
  std::string table;
  std::string what;  // "check adds_up"
  std::string why;
};

struct Table {
  std::string name;
  std::string comment;
  std::vector<Column> columns;
  std::vector<std::string> primary_key;
  std::vector<UniqueConstraint> uniques;
  std::vector<CheckConstraint> checks;
  std::vector<ForeignKeyConstraint> foreign_keys;
  const design::Entity* entity = nullptr;  // null for the join table of a many-to-many relationship
};

// The tables of a design in one engine's words: names folded and made unique, types mapped, keys and indexes
// complete.
struct Schema {
  design::Engine engine = design::Engine::postgresql;
  std::vector<Table> tables;  // a table stands after those that it points at, where that is possible
  std::vector<IndexDefinition> indexes;
  std::vector<EnumType> enum_types;
  std::vector<Omission> omissions;
};

// Pure; the design must outlive the schema. Relationships whose ends do not exist are left out (a rule
// reports them).
Schema lower(const design::Design& design, design::Engine engine);

const Table* find_table(const Schema& schema, std::string_view name);
const Column* find_column(const Table& table, std::string_view name);
const Column* column_of(const Table& table, std::string_view field);  // by the field's name in the data model

// The table name of an entity under the design's naming; `lower` adds _2, _3 … where two fold to one.
std::string table_name(const design::Design& design, std::string_view entity);
std::string column_name(const design::Design& design, std::string_view field);

// An SQL identifier, quoted only where the engine needs it (reserved word, upper case, odd character).
std::string identifier(design::Engine engine, std::string_view name);
bool is_reserved(design::Engine engine, std::string_view word);

}  // namespace nonagon::sql
