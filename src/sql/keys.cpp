#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "sql/lowering.hpp"

namespace nonagon::sql {
namespace {

using design::Engine;
using design::Entity;
using design::Field;
using design::OnDelete;

// Bytes that a column takes in an InnoDB key; 0 when it cannot be in one.
int key_bytes(const Column& column) {
  if (column.type.starts_with("varchar(")) {
    int length = 0;
    std::from_chars(column.type.data() + 8, column.type.data() + column.type.size(), length);
    return 4 * length;
  }
  if (column.type == "char(36)") return 36;
  if (column.type.starts_with("varbinary")) return 255;
  const bool has_no_order =
      column.type == "json" || column.type.ends_with("text") || column.type.ends_with("blob");
  return has_no_order ? 0 : 17;
}

std::vector<std::string> columns_of(const Table& table, const std::vector<std::string>& fields) {
  std::vector<std::string> columns;
  for (const auto& name : fields) {
    const auto* column = column_of(table, name);
    if (column == nullptr) return {};
    if (std::ranges::find(columns, column->name) == columns.end()) columns.push_back(column->name);
  }
  return columns;
}

// A group of columns that no two rows share: a constraint, or where rows are only marked as removed a partial
// unique index.
void add_unique(Lowering& lowering, Table& table, const std::vector<std::string>& columns) {
  if (columns == table.primary_key ||
      std::ranges::find(table.uniques, columns, &UniqueConstraint::columns) != table.uniques.end())
    return;
  const auto kept = kept_rows(lowering, table);
  auto name = name_of({"uq", table.name, join(columns, "_")});
  if (!can_be_key(lowering, table, columns)) {
    return lowering.omit(
        table.name, fmt::format("unique {}", join(columns, ", ")), "a key of this engine cannot hold it");
  }
  if (kept.empty() || !lowering.dialect.has_partial_indexes) {
    if (!kept.empty() && lowering.dialect.engine == Engine::mysql) {
      lowering.omit(table.name,
                    fmt::format("unique {} among kept rows only", join(columns, ", ")),
                    "removed rows count too: the engine has no partial index");
    }
    table.uniques.push_back({lowering.relations.take(name), columns});
    return;
  }
  const bool is_known = std::ranges::any_of(lowering.schema.indexes, [&](const IndexDefinition& index) {
    return index.is_unique && index.table == table.name && index.columns == columns;
  });
  if (is_known) return;
  IndexDefinition index{
      .name = lowering.relations.take(name + "_kept"), .table = table.name, .columns = {}, .is_unique = true};
  for (const auto& column : columns) index.columns.push_back(identifier(lowering.dialect.engine, column));
  index.where = kept;
  index.why = "Removed rows do not hold the value back.";
  lowering.schema.indexes.push_back(std::move(index));
}

void add_entity_keys(Lowering& lowering, Table& table) {
  const auto& entity = *table.entity;
  if (const auto* key = key_field(entity)) {
    const auto& column = column_of(table, key->name)->name;
    if (can_be_key(lowering, table, {column})) {
      table.primary_key = {column};
    } else {
      lowering.omit(table.name, "primary key", fmt::format("{} cannot be a key of this engine", column));
    }
  }
  for (const auto& column : table.columns) {
    if (column.field->unique) add_unique(lowering, table, {column.name});
  }
  for (const auto& group : entity.unique) {
    const auto columns = columns_of(table, group);
    if (!columns.empty()) {
      add_unique(lowering, table, columns);
    } else if (!group.empty()) {
      lowering.omit(table.name,
                    fmt::format("unique ({})", join(group, ", ")),
                    "it names a field that the entity does not have");
    }
  }
}

// Whether the engine lets `from` point at `to`.
bool types_agree(const Lowering& lowering, const Column& from, const Column& to) {
  if (from.logical_type.is_list || to.logical_type.is_list) return false;
  const auto kind = kind_of(from.logical_type);
  if (kind != kind_of(to.logical_type) || from.is_native_enum != to.is_native_enum) return false;
  if (from.is_native_enum) return from.type == to.type;
  if (kind == ValueKind::text) return true;
  const auto is_whole = [](const Column& column) {
    return column.logical_type.kind == design::TypeKind::integer ||
           column.logical_type.kind == design::TypeKind::bigint;
  };
  return from.type == to.type || (lowering.dialect.engine != Engine::mysql && is_whole(from) && is_whole(to));
}

// The design's word; else parts go with their whole, and what must point somewhere holds its target back.
std::string on_delete_of(Lowering& lowering,
                         const design::ForeignKey& key,
                         const Table& table,
                         const Column& column) {
  const auto decided = key.relationship->on_delete;
  if (decided == OnDelete::set_null && !column.is_nullable) {
    lowering.omit(table.name,
                  fmt::format("set-null on {}", column.name),
                  "the column is required; removal is refused instead");
    return "RESTRICT";
  }
  if (decided == OnDelete::cascade) return "CASCADE";
  if (decided == OnDelete::set_null) return "SET NULL";
  if (decided == OnDelete::restrict_) return "RESTRICT";
  if (key.owner->part_of == key.target->name) return "CASCADE";
  return column.is_nullable && !key.owner->append_only ? "SET NULL" : "RESTRICT";
}

void add_foreign_key(Lowering& lowering, const design::ForeignKey& key) {
  if (!lowering.table_of.contains(key.owner) || !lowering.table_of.contains(key.target)) return;
  auto& table = lowering.schema.tables[lowering.table_of.at(key.owner)];
  const auto& target = lowering.schema.tables[lowering.table_of.at(key.target)];
  const auto& column = *column_of(table, key.field->name);
  const auto what = fmt::format("foreign key {}", column.name);
  const auto* key_of_target = key_field(*key.target);
  if (key_of_target == nullptr || target.primary_key.empty())
    return lowering.omit(table.name, what, fmt::format("{} has no key", target.name));
  const auto& pointed_at = *column_of(target, key_of_target->name);
  if (!types_agree(lowering, column, pointed_at)) {
    return lowering.omit(
        table.name,
        what,
        fmt::format("it is {}, the key of {} is {}", column.type, target.name, pointed_at.type));
  }
  const auto name = name_of({"fk", table.name, column.name});
  table.foreign_keys.push_back({.name = lowering.relations.take(name),
                                .column = column.name,
                                .target_table = target.name,
                                .target_column = pointed_at.name,
                                .on_delete = on_delete_of(lowering, key, table, column)});
  const bool is_single = key.relationship->type == design::Cardinality::one_to_one;
  if (is_single && !key.field->unique) add_unique(lowering, table, {column.name});
}

}  // namespace

bool can_be_key(const Lowering& lowering, const Table& table, const std::vector<std::string>& columns) {
  constexpr int most_bytes = 3072;
  if (lowering.dialect.engine != Engine::mysql) return true;
  int bytes = 0;
  for (const auto& name : columns) {
    const int own = key_bytes(*find_column(table, name));
    if (own == 0) return false;
    bytes += own;
  }
  return bytes <= most_bytes;
}

std::string kept_rows(const Lowering& lowering, const Table& table) {
  if (table.entity == nullptr || table.entity->soft_delete.empty()) return {};
  const auto* column = column_of(table, table.entity->soft_delete);
  if (column == nullptr || !column->is_nullable) return {};
  return fmt::format("{} IS NULL", identifier(lowering.dialect.engine, column->name));
}

void add_keys(Lowering& lowering) {
  for (auto& table : lowering.schema.tables) {
    if (!table.primary_key.empty()) lowering.relations.take(name_of({"pk", table.name}));
    if (table.entity != nullptr) add_entity_keys(lowering, table);
  }
  for (const auto& key : lowering.foreign_keys) add_foreign_key(lowering, key);
}

}  // namespace nonagon::sql
