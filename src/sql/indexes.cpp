#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "sql/lowering.hpp"
#include "sql/translate.hpp"

namespace nonagon::sql {
namespace {

using design::Engine;
using design::Index;

// Index columns of one table that a search can begin with, so that nothing is indexed twice.
class Beginnings {
 public:
  explicit Beginnings(const Schema& schema) : engine_(schema.engine) {
    for (const auto& table : schema.tables) {
      if (!table.primary_key.empty()) add(table.name, identifier(engine_, table.primary_key[0]));
      for (const auto& unique : table.uniques) add(table.name, identifier(engine_, unique.columns[0]));
    }
  }

  void add(std::string_view table, std::string_view column) { known_.insert(key(table, column)); }

  void add(const IndexDefinition& index) {
    if (index.where.empty() && index.method.empty()) add(index.table, index.columns[0]);
  }

  bool has(std::string_view table, std::string_view column) const {
    return known_.contains(key(table, column));
  }

 private:
  static std::string key(std::string_view table, std::string_view column) {
    return fmt::format("{}\n{}", table, column);
  }

  Engine engine_;
  std::unordered_set<std::string> known_;
};

bool is_text(const Column& column) {
  return kind_of(column.logical_type) == ValueKind::text && !column.is_native_enum;
}

bool is_document(const Column& column) {
  const auto kind = kind_of(column.logical_type);
  return kind == ValueKind::json || kind == ValueKind::list;
}

// "createdAt desc" → "createdAt" and " DESC".
std::pair<std::string_view, std::string_view> split_direction(std::string_view text) {
  text = trim(text);
  if (text.starts_with('-')) return {text.substr(1), " DESC"};
  const auto space = text.rfind(' ');
  if (space == std::string_view::npos) return {text, ""};
  const auto word = nonagon::lower(text.substr(space + 1));
  if (word == "desc") return {trim(text.substr(0, space)), " DESC"};
  if (word == "asc") return {trim(text.substr(0, space)), ""};
  return {text, ""};
}

struct IndexColumn {
  std::string sql;
  std::string name;                // for the index's name
  const Column* column = nullptr;  // null for an expression
};

Result<IndexColumn> index_column(const Lowering& lowering, const Table& table, std::string_view text) {
  const auto [body, direction] = split_direction(text);
  const auto engine = lowering.dialect.engine;
  if (const auto* column = column_of(table, body)) {
    return IndexColumn{identifier(engine, column->name) + std::string(direction), column->name, column};
  }
  if (!lowering.dialect.has_expression_indexes)
    return fail(ErrorCode::invalid_input, "the engine indexes columns only");
  const auto expression = TRY(parse_expression(body));
  const auto value = TRY(translate(expression, table, lowering.dialect, Purpose::index));
  if (fields_of(expression).empty()) return fail(ErrorCode::invalid_input, "it names no field");
  const bool is_call = expression.kind == ExpressionKind::call && expression.text != "coalesce";
  return IndexColumn{(is_call ? value.sql : fmt::format("({})", value.sql)) + std::string(direction),
                     snake_case(body),
                     nullptr};
}

// The operator class if this engine has it and the columns fit; empty otherwise.
std::string_view operator_class_of(const Lowering& lowering,
                                   const Index& index,
                                   const std::vector<IndexColumn>& columns) {
  if (lowering.dialect.engine != Engine::postgresql) return {};
  const auto all = [&](auto fits) {
    return std::ranges::all_of(
        columns, [&](const IndexColumn& column) { return column.column == nullptr || fits(*column.column); });
  };
  if (index.operator_class == "text_pattern_ops" && all(is_text)) return "text_pattern_ops";
  const auto is_json = [](const Column& column) { return kind_of(column.logical_type) == ValueKind::json; };
  if (index.operator_class == "jsonb_path_ops" && index.method == "gin" && all(is_json))
    return "jsonb_path_ops";
  return {};
}

std::string method_of(const Lowering& lowering, const Index& index, const std::vector<IndexColumn>& columns) {
  if (lowering.dialect.engine != Engine::postgresql) return {};
  const bool are_documents = std::ranges::all_of(columns, [](const IndexColumn& column) {
    return column.column != nullptr && is_document(*column.column);
  });
  if (!index.unique && are_documents && (index.method == "gin" || index.method.empty())) return "gin";
  if (index.method == "hash" && columns.size() == 1 && !index.unique && !columns[0].sql.ends_with(" DESC"))
    return "hash";
  return {};
}

// Where a condition could not be kept, two indexes may become one, or one that a unique constraint brings.
bool is_doubled(const Schema& schema, const Table& table, const IndexDefinition& index) {
  const bool is_plain = !index.is_unique && index.where.empty() && index.method.empty();
  const bool is_constraint = std::ranges::any_of(table.uniques, [&](const UniqueConstraint& unique) {
    return std::ranges::equal(unique.columns, index.columns, {}, [&](const std::string& column) {
      return identifier(schema.engine, column);
    });
  });
  if (is_plain && is_constraint) return true;
  return std::ranges::any_of(schema.indexes, [&](const IndexDefinition& other) {
    return other.table == index.table && other.columns == index.columns && other.where == index.where &&
           other.method == index.method && other.is_unique == index.is_unique;
  });
}

void add_decided(Lowering& lowering, const Index& index, const Table& table) {
  const auto refuse = [&](std::string why) {
    lowering.omit(table.name, fmt::format("index on {}", join(index.columns, ", ")), std::move(why));
  };
  std::vector<IndexColumn> columns;
  for (const auto& text : index.columns) {
    auto column = index_column(lowering, table, text);
    if (!column) return refuse(column.error().detail);
    columns.push_back(*std::move(column));
  }
  if (columns.empty()) return;
  IndexDefinition made{.name = {},
                       .table = table.name,
                       .columns = {},
                       .is_unique = index.unique,
                       .why = index.why,
                       .decision = &index};
  if (!index.where.empty()) {
    auto where = lowering.dialect.has_partial_indexes
                     ? translate_condition(index.where, table, lowering.dialect, Purpose::index)
                     : Result<std::string>(fail(ErrorCode::invalid_input, "the engine has no partial index"));
    if (where) {
      made.where = *std::move(where);
    } else if (index.unique) {
      return refuse(where.error().detail);
    } else {
      lowering.omit(table.name,
                    fmt::format("condition of the index on {}", join(index.columns, ", ")),
                    where.error().detail);
    }
  }
  made.method = method_of(lowering, index, columns);
  const auto operators = operator_class_of(lowering, index, columns);
  std::string name = index.unique ? "uq" : "ix";
  name += "_" + table.name;
  std::vector<std::string> plain;
  for (const auto& column : columns) {
    if (column.column != nullptr) plain.push_back(column.column->name);
    name += "_" + column.name;
    made.columns.push_back(column.sql);
    if (!operators.empty()) made.columns.back() = fmt::format("{} {}", column.sql, operators);
  }
  if (!can_be_key(lowering, table, plain)) return refuse("a key of this engine cannot hold it");
  if (is_doubled(lowering.schema, table, made)) return;
  made.name = lowering.relations.take(made.where.empty() ? name : name + "_partial");
  lowering.schema.indexes.push_back(std::move(made));
}

void add_plain(Lowering& lowering,
               Beginnings& beginnings,
               const Table& table,
               const Column& column,
               std::string_view why) {
  const auto sql = identifier(lowering.dialect.engine, column.name);
  if (beginnings.has(table.name, sql)) return;
  if (!can_be_key(lowering, table, {column.name})) {
    return lowering.omit(
        table.name, fmt::format("index on {}", column.name), "a key of this engine cannot hold it");
  }
  IndexDefinition index{.name = lowering.relations.take(name_of({"ix", table.name, column.name})),
                        .table = table.name,
                        .columns = {sql}};
  if (lowering.dialect.engine == Engine::postgresql && is_document(column)) index.method = "gin";
  index.why = why;
  beginnings.add(table.name, sql);
  lowering.schema.indexes.push_back(std::move(index));
}

// Lists are read in this order, page by page: the key breaks ties.
void add_list_order(Lowering& lowering, Beginnings& beginnings, const Table& table, std::string_view order) {
  const auto* column = column_of(table, split_direction(order).first);
  if (column == nullptr || is_document(*column) || table.primary_key.size() != 1 ||
      column->name == table.primary_key[0])
    return;
  const auto sql = identifier(lowering.dialect.engine, column->name);
  const auto& key = table.primary_key[0];
  if (beginnings.has(table.name, sql) || !can_be_key(lowering, table, {column->name, key})) return;
  beginnings.add(table.name, sql);
  lowering.schema.indexes.push_back(
      {.name = lowering.relations.take(name_of({"ix", table.name, column->name})),
       .table = table.name,
       .columns = {sql, identifier(lowering.dialect.engine, key)},
       .why = fmt::format("The list in the order of {}.", column->name)});
}

}  // namespace

void add_indexes(Lowering& lowering) {
  std::unordered_map<std::string_view, const Table*> tables;
  for (const auto& table : lowering.schema.tables) {
    if (table.entity != nullptr) tables.emplace(table.entity->name, &table);
  }
  for (const auto& index : lowering.design.database.indexes) {
    if (const auto found = tables.find(index.entity); found != tables.end())
      add_decided(lowering, index, *found->second);
  }
  Beginnings beginnings(lowering.schema);
  for (const auto& index : lowering.schema.indexes) beginnings.add(index);
  for (const auto& resource : lowering.design.api.resources) {
    const auto found = tables.find(resource.entity);
    if (found == tables.end()) continue;
    // UUIDv7 and counted keys are in the order of creation already.
    for (const auto& order : resource.sort) {
      if (split_direction(order).first != "createdAt")
        add_list_order(lowering, beginnings, *found->second, order);
    }
  }
  for (const auto& table : lowering.schema.tables) {
    for (const auto& column : table.columns) {
      if (column.field != nullptr && column.field->indexed)
        add_plain(lowering, beginnings, table, column, "Rows are looked up by it.");
    }
    for (const auto& key : table.foreign_keys) {
      add_plain(lowering,
                beginnings,
                table,
                *find_column(table, key.column),
                fmt::format("Rows of {} are found by what they point at.", table.name));
    }
  }
}

}  // namespace nonagon::sql
