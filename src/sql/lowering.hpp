#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "sql/dialect.hpp"
#include "sql/naming.hpp"
#include "sql/schema.hpp"

namespace nonagon::sql {

// What the steps of `lower` hand to each other. Tables are addressed by index, since they move when they are
// sorted.
struct Lowering {
  const design::Design& design;
  const Dialect& dialect;
  Schema schema;
  Names relations;  // tables, indexes and constraints share one space: PostgreSQL and SQLite want it for the
                    // first two, MySQL for the last
  std::vector<design::ForeignKey> foreign_keys;
  std::unordered_set<const design::Field*> looked_up;  // fields in a key or an index
  std::unordered_map<const design::Entity*, std::size_t> table_of;

  void omit(std::string_view table, std::string what, std::string why) {
    schema.omissions.push_back({std::string(table), std::move(what), std::move(why)});
  }
};

void add_entity_table(Lowering& lowering, const design::Entity& entity);
void add_join_tables(Lowering& lowering);
void add_explicit_tables(Lowering& lowering);
void add_keys(Lowering& lowering);     // primary keys, unique groups, foreign keys
void sort_tables(Lowering& lowering);  // a table stands after those that it points at
void add_checks(
    Lowering& lowering);  // after the keys: MySQL refuses a check on a column that a foreign key sets to null
void add_indexes(Lowering& lowering);

// False, with an omission, when the columns are no key in this engine: of a type without order, or too long
// together.
bool can_be_key(const Lowering& lowering, const Table& table, const std::vector<std::string>& columns);

// The field by which rows are marked as removed, as condition "deleted_at IS NULL"; empty when there is none.
std::string kept_rows(const Lowering& lowering, const Table& table);

}  // namespace nonagon::sql
