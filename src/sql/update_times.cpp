#include "sql/update_times.hpp"

#include "sql/dialect.hpp"
#include "sql/naming.hpp"

namespace nonagon::sql {

std::vector<UpdateTime> update_times(const Schema& schema) {
  std::vector<UpdateTime> times;
  if (schema.engine != design::Engine::postgresql && schema.engine != design::Engine::sqlite) return times;
  Names names;  // SQLite keeps triggers in one space with tables and indexes
  for (const auto& table : schema.tables) names.take(table.name);
  for (const auto& index : schema.indexes) names.take(index.name);
  for (const auto& table : schema.tables) {
    const auto* column = column_of(table, "updatedAt");
    const bool is_kept = column != nullptr && column->default_sql == dialect_of(schema.engine).now;
    if (!is_kept || table.primary_key.size() != 1) continue;
    times.push_back({names.take(name_of({"tr", table.name, column->name})),
                     table.name,
                     column->name,
                     table.primary_key[0]});
  }
  return times;
}

}  // namespace nonagon::sql
