#include <algorithm>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "sql/ddl.hpp"
#include "sql/dialect.hpp"
#include "sql/literal.hpp"

namespace nonagon::sql {
namespace {

using design::Engine;
using design::SeedData;

// A UUIDv8 (RFC 9562, section 5.8) from the entity's name and the row's key, so that a row has the same id
// wherever it is made.
std::string stable_uuid(std::string_view entity, std::string_view key) {
  auto hex = sha256_hex(fmt::format("{}\n{}", entity, key)).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned>(hex[16]) % 4];
  return fmt::format("{}-{}-{}-{}-{}",
                     hex.substr(0, 8),
                     hex.substr(8, 4),
                     hex.substr(12, 4),
                     hex.substr(16, 4),
                     hex.substr(20));
}

bool is_given(const SeedData& seed, const Column& column) {
  return std::ranges::any_of(seed.rows,
                             [&](const json::object& row) { return row.contains(column.field->name); });
}

class Rows {
 public:
  Rows(const Schema& schema, const Table& table, const SeedData& seed)
      : dialect_(dialect_of(schema.engine)), table_(table), seed_(seed) {
    for (const auto& column : table.columns) {
      const bool is_counted = !column.generation.empty() && column.field->name != seed.key;
      if (!is_counted && (is_given(seed, column) || is_made(column))) columns_.push_back(&column);
    }
  }

  // The statement; fails where the database would refuse a row or where a second run would add it again.
  Result<std::string> statement() const {
    const auto* key = column_of(table_, seed_.key);
    if (key == nullptr) return fail(ErrorCode::invalid_input, fmt::format("no field `{}`", seed_.key));
    if (!is_unique(*key))
      return fail(ErrorCode::invalid_input,
                  fmt::format("{} is not unique, a second run would add the rows again", key->name));
    for (const auto& column : table_.columns) {
      const bool is_filled =
          column.is_nullable || !column.default_sql.empty() || !column.generation.empty() || is_made(column);
      if (!is_filled && !is_given(seed_, column))
        return fail(ErrorCode::invalid_input, fmt::format("the rows lack {}", column.name));
    }
    std::vector<std::string> names;
    for (const auto* column : columns_) names.push_back(identifier(dialect_.engine, column->name));
    std::vector<std::string> rows;
    for (const auto& row : seed_.rows) rows.push_back(fmt::format("    ({})", TRY(row_text(row))));
    const auto on_conflict =
        dialect_.engine == Engine::mysql
            ? fmt::format("ON DUPLICATE KEY UPDATE {0} = {0}", identifier(dialect_.engine, key->name))
            : std::string("ON CONFLICT DO NOTHING");
    return fmt::format("INSERT INTO {} ({}) VALUES\n{}\n{};\n",
                       identifier(dialect_.engine, table_.name),
                       join(names, ", "),
                       join(rows, ",\n"),
                       on_conflict);
  }

 private:
  bool is_made(const Column& column) const {
    return table_.primary_key.size() == 1 && column.name == table_.primary_key[0] &&
           column.logical_type.kind == design::TypeKind::uuid;
  }

  bool is_unique(const Column& column) const {
    return (table_.primary_key.size() == 1 && table_.primary_key[0] == column.name) || column.field->unique;
  }

  Result<std::string> row_text(const json::object& row) const {
    std::vector<std::string> values;
    for (const auto* column : columns_) {
      if (const auto* value = row.if_contains(column->field->name)) {
        values.push_back(TRY(literal(dialect_, column->logical_type, *value)));
      } else if (is_made(*column)) {
        const auto* key = row.if_contains(seed_.key);
        values.push_back(dialect_.text_literal(
            stable_uuid(seed_.entity, key == nullptr ? std::string() : write_json_line(*key))));
      } else {
        values.push_back(column->default_sql.empty() || dialect_.engine == Engine::sqlite
                             ? plain_default(*column)
                             : std::string("DEFAULT"));
      }
    }
    return join(values, ", ");
  }

  static std::string plain_default(const Column& column) {
    return column.default_sql.empty() ? "NULL" : column.default_sql;
  }

  const Dialect& dialect_;
  const Table& table_;
  const SeedData& seed_;
  std::vector<const Column*> columns_;
};

const Table* table_of_entity(const Schema& schema, std::string_view entity) {
  const auto found = std::ranges::find_if(schema.tables, [&](const Table& table) {
    return table.entity != nullptr && table.entity->name == entity;
  });
  return found == schema.tables.end() ? nullptr : &*found;
}

}  // namespace

std::string seed_script(const design::Design& design, const Schema& schema, std::string_view mark) {
  std::vector<std::pair<const Table*, const SeedData*>> seeds;
  for (const auto& seed : design.database.seed_data) {
    const auto* table = table_of_entity(schema, seed.entity);
    if (table != nullptr && !seed.rows.empty()) seeds.emplace_back(table, &seed);
  }
  if (seeds.empty() || schema.engine == Engine::mongodb) return {};
  std::ranges::sort(seeds);  // tables lie in the order of their foreign keys, rows in the author's
  std::string out =
      fmt::format("-- {}\n-- Running it twice changes nothing. Ids are UUIDv8 of entity and key.\n", mark);
  for (const auto& [table, seed] : seeds) {
    const auto statement = Rows(schema, *table, *seed).statement();
    out += '\n';
    out += statement ? *statement
                     : fmt::format("-- No rows for {}: they do not fit its columns.\n",
                                   identifier(schema.engine, table->name));
  }
  return out;
}

}  // namespace nonagon::sql
