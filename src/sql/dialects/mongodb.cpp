#include <string>

#include "base/result.hpp"
#include "sql/dialect.hpp"

namespace nonagon::sql {
namespace {

using design::TypeKind;

// The names of $jsonSchema's bsonType.
std::string type_name(const TypeRequest& request) {
  if (request.type.is_list) return "array";
  switch (request.type.kind) {
    case TypeKind::uuid:
    case TypeKind::binary: return "binData";
    case TypeKind::string:
    case TypeKind::text:
    case TypeKind::time:
    case TypeKind::enum_: return "string";
    case TypeKind::integer: return "int";
    case TypeKind::bigint: return "long";
    case TypeKind::decimal: return "decimal";
    case TypeKind::float_: return "double";
    case TypeKind::boolean: return "bool";
    case TypeKind::date:
    case TypeKind::datetime: return "date";
    case TypeKind::jsonb: return "object";
  }
  broken("every type kind has a BSON type");
}

std::string json_literal(std::string_view json, const design::FieldType&) {
  return std::string(json);
}

std::string call(std::string_view, const std::vector<Value>&) {
  return {};
}

std::string matches(std::string_view, std::string_view) {
  return {};
}

}  // namespace

extern constinit const Dialect mongodb{
    .engine = design::Engine::mongodb,
    .label = "MongoDB",
    .default_version = "8",
    .quote = '"',
    .reserved = {},
    .has_partial_indexes = false,
    .has_expression_indexes = false,
    .has_alter_constraint = false,
    .has_native_enums = false,
    .now = "",
    .today = "",
    .new_uuid = "",
    .type_name = type_name,
    .text_literal = quoted_text,
    .json_literal = json_literal,
    .call = call,
    .matches = matches,
};

}  // namespace nonagon::sql
