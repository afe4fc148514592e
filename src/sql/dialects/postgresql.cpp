#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "sql/dialect.hpp"

namespace nonagon::sql {
namespace {

using design::FieldType;
using design::TypeKind;

// SQL key words, appendix C of the PostgreSQL 18 manual: those that are reserved, also those "can be function
// or type".
// clang-format off
constexpr auto reserved_words = std::to_array<std::string_view>({
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "binary", "both", "case",
    "cast", "check", "collate", "collation", "column", "concurrently", "constraint", "create", "cross", "current_catalog",
    "current_date", "current_role", "current_schema", "current_time", "current_timestamp", "current_user", "default",
    "deferrable", "desc", "distinct", "do", "else", "end", "except", "false", "fetch", "for", "foreign", "freeze", "from",
    "full", "grant", "group", "having", "ilike", "in", "initially", "inner", "intersect", "into", "is", "isnull", "join",
    "lateral", "leading", "left", "like", "limit", "localtime", "localtimestamp", "natural", "not", "notnull", "null", "offset",
    "on", "only", "or", "order", "outer", "overlaps", "placing", "primary", "references", "returning", "right", "select",
    "session_user", "similar", "some", "symmetric", "system_user", "table", "tablesample", "then", "to", "trailing", "true",
    "union", "unique", "user", "using", "variadic", "verbose", "when", "where", "window", "with"});
// clang-format on
static_assert(std::ranges::is_sorted(reserved_words));

std::string scalar_name(const TypeRequest& request) {
  const auto& type = request.type;
  switch (type.kind) {
    case TypeKind::uuid: return "uuid";
    case TypeKind::string:
    case TypeKind::text: return "text";
    case TypeKind::integer: return "integer";
    case TypeKind::bigint: return "bigint";
    case TypeKind::decimal:
      return type.precision > 0 ? fmt::format("numeric({}, {})", type.precision, type.scale) : "numeric";
    case TypeKind::float_: return "double precision";
    case TypeKind::boolean: return "boolean";
    case TypeKind::date: return "date";
    case TypeKind::datetime: return request.timestamps == "timestamp" ? "timestamp" : "timestamptz";
    case TypeKind::time: return "time";
    case TypeKind::jsonb: return "jsonb";
    case TypeKind::binary: return "bytea";
    case TypeKind::enum_: return request.is_native_enum ? std::string(request.enum_type) : "text";
  }
  broken("every type kind has a PostgreSQL type");
}

std::string type_name(const TypeRequest& request) {
  return scalar_name(request) + (request.type.is_list ? "[]" : "");
}

std::string json_literal(std::string_view json, const FieldType&) {
  return quoted_text(json) + "::jsonb";
}

std::string call(std::string_view function, const std::vector<Value>& arguments) {
  if (function == "length") return fmt::format("char_length({})", arguments[0].sql);
  std::vector<std::string> texts;
  for (const auto& argument : arguments) texts.push_back(argument.sql);
  // round(double precision, integer) does not exist.
  if (function == "round" && arguments.size() == 2 && !arguments[0].is_exact)
    texts[0] = fmt::format("({})::numeric", texts[0]);
  return fmt::format("{}({})", function, join(texts, ", "));
}

std::string matches(std::string_view value, std::string_view pattern) {
  return fmt::format("{} ~ {}", value, quoted_text(pattern));
}

}  // namespace

extern constinit const Dialect postgresql{
    .engine = design::Engine::postgresql,
    .label = "PostgreSQL",
    .default_version = "17",
    .quote = '"',
    .reserved = reserved_words,
    .has_partial_indexes = true,
    .has_expression_indexes = true,
    .has_alter_constraint = true,
    .has_native_enums = true,
    .now = "now()",
    .today = "CURRENT_DATE",
    .new_uuid = "gen_random_uuid()",
    .type_name = type_name,
    .text_literal = quoted_text,
    .json_literal = json_literal,
    .call = call,
    .matches = matches,
};

}  // namespace nonagon::sql
