#include "store/engines/postgres_catalogue.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "store/columns.hpp"

namespace nonagon::store::postgres {
namespace {

std::string text_of(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string() : *text;
}

bool is_true(const Value& value) {
  return value == Value(std::int64_t{1});
}

// The values in "CHECK ((status = ANY (ARRAY['active'::text, 'archived'::text])))", as PostgreSQL prints
// `status IN ('active', 'archived')`.
std::vector<std::string> values_of_check(std::string_view definition, std::string_view column) {
  std::vector<std::string> values;
  if (!definition.starts_with(fmt::format("CHECK (({} = ANY (ARRAY[", column))) return values;
  while (true) {
    const auto open = definition.find('\'');
    const auto close = definition.find('\'', open + 1);
    if (open == std::string_view::npos || close == std::string_view::npos) return values;
    values.emplace_back(definition.substr(open + 1, close - open - 1));
    definition.remove_prefix(close + 1);
  }
}

constexpr std::string_view all_columns = R"sql(
SELECT c.relname::text, a.attname::text, format_type(a.atttypid, NULL), a.attnotnull,
       EXISTS (SELECT 1 FROM pg_constraint k
               WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attnum = ANY (k.conkey)),
       (SELECT t.relname::text FROM pg_constraint k JOIN pg_class t ON t.oid = k.confrelid
        WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.conkey = ARRAY[a.attnum] LIMIT 1),
       (SELECT pg_get_constraintdef(k.oid) FROM pg_constraint k
        WHERE k.conrelid = c.oid AND k.contype = 'c' AND k.conkey = ARRAY[a.attnum]
          AND pg_get_constraintdef(k.oid) LIKE '%ANY (ARRAY[%' LIMIT 1)
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY c.relname::text COLLATE "C", a.attnum
)sql";

constexpr std::string_view broken_parts = R"sql(
SELECT 'index ' || c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
WHERE c.relnamespace = current_schema()::regnamespace AND NOT (i.indisvalid AND i.indisready)
UNION ALL
SELECT 'constraint ' || k.conname::text FROM pg_constraint k
WHERE k.connamespace = current_schema()::regnamespace AND NOT k.convalidated
)sql";

// Quoted, as statements about tables whose names come from the catalogue need them.
constexpr std::string_view foreign_keys = R"sql(
SELECT quote_ident(c.relname), quote_ident(a.attname), quote_ident(t.relname), quote_ident(b.attname)
FROM pg_constraint k
JOIN pg_class c ON c.oid = k.conrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
JOIN pg_class t ON t.oid = k.confrelid JOIN pg_attribute b ON b.attrelid = t.oid AND b.attnum = k.confkey[1]
WHERE k.connamespace = current_schema()::regnamespace AND k.contype = 'f'
ORDER BY 1, 2
)sql";

}  // namespace

Result<std::vector<Table>> read_catalogue(Connection& connection) {
  std::vector<Table> tables;
  for (const auto& row : TRY(connection.query(all_columns, {}))) {
    const auto table = text_of(row[0]);
    if (tables.empty() || tables.back().name != table) tables.push_back({.name = table, .columns = {}});
    const auto column = text_of(row[1]);
    tables.back().columns.push_back({.name = column,
                                     .type = text_of(row[2]),
                                     .is_nullable = !is_true(row[3]),
                                     .is_key = is_true(row[4]),
                                     .references = text_of(row[5]),
                                     .only_values = values_of_check(text_of(row[6]), column)});
  }
  return tables;
}

Result<void> check_integrity(Connection& connection) {
  if (const auto broken = TRY(connection.query(broken_parts, {})); !broken.empty())
    return fail(ErrorCode::unavailable, fmt::format("the {} does not hold", text_of(broken[0][0])));
  for (const auto& table : TRY(read_catalogue(connection))) {
    // Every byte of every row, those that are stored aside included.
    TRY(connection.query(fmt::format("SELECT max(length(t::text)) FROM {} t", table.name), {}));
  }
  for (const auto& key : TRY(connection.query(foreign_keys, {}))) {
    const auto orphan = TRY(connection.query(
        fmt::format(
            "SELECT 1 FROM {0} c LEFT JOIN {2} p ON p.{3} = c.{1} WHERE c.{1} IS NOT NULL AND p.{3} IS "
            "NULL LIMIT 1",
            text_of(key[0]),
            text_of(key[1]),
            text_of(key[2]),
            text_of(key[3])),
        {}));
    if (!orphan.empty())
      return fail(ErrorCode::unavailable, fmt::format("a row of {} points at nothing", text_of(key[0])));
  }
  return {};
}

}  // namespace nonagon::store::postgres
