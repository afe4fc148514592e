#include "sql/dialect.hpp"

#include "base/result.hpp"
#include "base/text.hpp"

namespace nonagon::sql {

ValueKind kind_of(const design::FieldType& type) {
  using design::TypeKind;
  if (type.is_list) return ValueKind::list;
  switch (type.kind) {
    case TypeKind::uuid: return ValueKind::uuid;
    case TypeKind::string:
    case TypeKind::text:
    case TypeKind::enum_: return ValueKind::text;
    case TypeKind::integer:
    case TypeKind::bigint:
    case TypeKind::decimal:
    case TypeKind::float_: return ValueKind::number;
    case TypeKind::boolean: return ValueKind::truth;
    case TypeKind::date: return ValueKind::date;
    case TypeKind::datetime: return ValueKind::instant;
    case TypeKind::time: return ValueKind::time;
    case TypeKind::jsonb: return ValueKind::json;
    case TypeKind::binary: return ValueKind::binary;
  }
  broken("every type kind has a value kind");
}

const Dialect& dialect_of(design::Engine engine) {
  for (const auto* dialect : dialects()) {
    if (dialect->engine == engine) return *dialect;
  }
  broken("every engine has a dialect");
}

std::string quoted_text(std::string_view text) {
  return "'" + replace_all(std::string(text), "'", "''") + "'";
}

}  // namespace nonagon::sql
