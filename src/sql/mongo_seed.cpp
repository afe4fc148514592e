#include <algorithm>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "sql/javascript.hpp"
#include "sql/literal.hpp"
#include "sql/mongo.hpp"

namespace nonagon::sql {
namespace {

using design::FieldType;
using design::TypeKind;

std::string plain_text(const json::value& value) {
  if (const auto* text = value.if_string()) return {text->data(), text->size()};
  return write_json_line(value);
}

// A value in mongosh's words: BSON tells apart what JSON cannot.
std::string script_value(const FieldType& type, const json::value& value) {
  if (value.is_null()) return "null";
  if (const auto* items = value.if_array(); type.is_list && items != nullptr) {
    auto item_type = type;
    item_type.is_list = false;
    std::vector<std::string> parts;
    for (const auto& item : *items) parts.push_back(script_value(item_type, item));
    return "[" + join(parts, ", ") + "]";
  }
  const auto text = plain_text(value);
  switch (type.kind) {
    case TypeKind::uuid: return is_uuid(text) ? fmt::format("UUID({})", javascript(text)) : javascript(text);
    case TypeKind::binary: return fmt::format("BinData(0, {})", javascript(text));
    case TypeKind::integer: return fmt::format("NumberInt({})", javascript(text));
    case TypeKind::bigint: return fmt::format("NumberLong({})", javascript(text));
    case TypeKind::decimal: return fmt::format("NumberDecimal({})", javascript(text));
    case TypeKind::float_: return fmt::format("Double({})", text);
    case TypeKind::date:
    case TypeKind::datetime: return fmt::format("ISODate({})", javascript(text));
    case TypeKind::boolean: return value.is_bool() && value.as_bool() ? "true" : "false";
    case TypeKind::jsonb: return javascript_line(value);
    case TypeKind::string:
    case TypeKind::text:
    case TypeKind::time:
    case TypeKind::enum_: return javascript(text);
  }
  return "null";
}

// Creation and change times come from the clock of the run, counted fields from the row's place.
std::string missing_value(const Column& column, std::size_t place) {
  if (column.is_nullable) return {};
  if (column.logical_type.kind == TypeKind::datetime) return "new Date()";
  if (column.field != nullptr && column.field->generated) return fmt::format("NumberInt(\"{}\")", place + 1);
  if (column.field != nullptr && !column.field->default_.is_null())
    return script_value(column.logical_type, column.field->default_);
  return {};
}

std::string document(const Table& table, const json::object& row, std::size_t place) {
  std::vector<std::string> members;
  for (const auto& column : table.columns) {
    if (column.field == nullptr) continue;
    const auto* given = row.if_contains(column.field->name);
    const auto value =
        given != nullptr ? script_value(column.logical_type, *given) : missing_value(column, place);
    if (!value.empty()) members.push_back(fmt::format("{}: {}", javascript(column.name), value));
  }
  return "{ " + join(members, ", ") + " }";
}

}  // namespace

std::string mongo_seed_script(const design::Design& design, const Schema& schema, std::string_view mark) {
  std::string rows;
  for (const auto& table : schema.tables) {
    if (table.entity == nullptr) continue;
    for (const auto& seed : design.database.seed_data) {
      const auto* key = seed.entity == table.entity->name ? column_of(table, seed.key) : nullptr;
      if (key == nullptr) continue;
      for (std::size_t i = 0; i < seed.rows.size(); ++i) {
        const auto* value = seed.rows[i].if_contains(seed.key);
        if (value == nullptr) continue;
        fmt::format_to(std::back_inserter(rows),
                       "db.getCollection({}).updateOne({{ {}: {} }}, {{ $setOnInsert: {} }}, {{ upsert: true "
                       "}});\n",
                       javascript(table.name),
                       javascript(key->name),
                       script_value(key->logical_type, *value),
                       document(table, seed.rows[i], i));
      }
    }
  }
  if (rows.empty()) return {};
  return fmt::format("// {}\n// Run with mongosh. Running it twice changes nothing.\n\n{}", mark, rows);
}

}  // namespace nonagon::sql
