#include "sql/mongo.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "sql/ddl.hpp"
#include "sql/dialect.hpp"
#include "sql/javascript.hpp"

namespace nonagon::sql {
namespace {

using design::FieldType;
using design::TypeKind;

json::object scalar_schema(const Column& column) {
  const auto& type = column.logical_type;
  auto scalar = type;
  scalar.is_list = false;
  const auto name = dialect_of(design::Engine::mongodb).type_name({.type = scalar});
  json::object schema;
  if (type.kind == TypeKind::jsonb) return schema;  // any value
  if (type.kind == TypeKind::integer || type.kind == TypeKind::bigint) {
    schema["bsonType"] = json::array{"int", "long"};
  } else {
    schema["bsonType"] = name;
  }
  if (type.kind == TypeKind::enum_) {
    json::array values;
    for (const auto& value : type.values) {
      if (std::ranges::find(values, json::value(value)) == values.end()) values.emplace_back(value);
    }
    schema["enum"] = std::move(values);
  }
  if (type.length > 0) schema["maxLength"] = type.length;
  return schema;
}

// Optional values may be absent or null.
json::object property_schema(const Column& column) {
  auto schema = scalar_schema(column);
  if (column.logical_type.is_list) schema = {{"bsonType", "array"}, {"items", std::move(schema)}};
  if (column.is_nullable && schema.contains("bsonType")) {
    auto& type = schema["bsonType"];
    json::array types = type.is_array() ? type.get_array() : json::array{type};
    types.emplace_back("null");
    type = std::move(types);
    if (auto* values = schema.if_contains("enum")) values->get_array().emplace_back(nullptr);
  }
  if (!column.comment.empty()) schema["description"] = column.comment;
  return schema;
}

json::object validator(const Table& table) {
  json::array required;
  json::object properties;
  for (const auto& column : table.columns) {
    if (!column.is_nullable) required.emplace_back(column.name);
    properties[column.name] = property_schema(column);
  }
  json::object schema{{"bsonType", "object"}};
  if (!table.comment.empty()) schema["description"] = table.comment;
  if (!required.empty()) schema["required"] = std::move(required);
  schema["properties"] = std::move(properties);
  return {{"$jsonSchema", std::move(schema)}};
}

void write_index(std::string& out,
                 std::string_view collection,
                 std::string_view name,
                 const std::vector<std::string>& columns,
                 bool is_unique) {
  json::object keys;
  for (const auto& column : columns) {
    const bool falls = column.ends_with(" DESC");
    auto plain = falls ? column.substr(0, column.size() - 5) : column;
    if (plain.size() > 1 && plain.front() == '"') plain = plain.substr(1, plain.size() - 2);
    keys[plain] = falls ? -1 : 1;
  }
  fmt::format_to(std::back_inserter(out),
                 "db.getCollection({}).createIndex({}, {{ name: {}{} }});\n",
                 javascript(collection),
                 write_json_line(keys),
                 javascript(name),
                 is_unique ? ", unique: true" : "");
}

}  // namespace

std::string mongo_script(const design::Design& design, const Schema& schema, std::string_view mark) {
  auto out = fmt::format(
      "// MongoDB {}. {}\n// Run with mongosh. The service keeps references and updatedAt true.\n",
      version_of(design, schema.engine),
      mark);
  const auto line = std::back_inserter(out);
  out +=
      "\nfunction ensureCollection(name, validator) {\n"
      "  if (db.getCollectionInfos({ name }).length === 0) {\n"
      "    db.createCollection(name, { validator, validationLevel: \"strict\", validationAction: \"error\" "
      "});\n"
      "  } else {\n"
      "    db.runCommand({ collMod: name, validator, validationLevel: \"strict\", validationAction: "
      "\"error\" });\n"
      "  }\n"
      "}\n";
  for (const auto& table : schema.tables) {
    fmt::format_to(
        line, "\nensureCollection({}, {});\n", javascript(table.name), javascript(validator(table)));
    for (const auto& unique : table.uniques) write_index(out, table.name, unique.name, unique.columns, true);
  }
  if (!schema.indexes.empty()) out += '\n';
  for (const auto& index : schema.indexes)
    write_index(out, index.table, index.name, index.columns, index.is_unique);
  return out;
}

}  // namespace nonagon::sql
