#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "sql/dialect.hpp"

namespace nonagon::sql {
namespace {

using design::FieldType;
using design::TypeKind;

// Keywords that SQLite does not take as a name (sqlite.org/lang_keywords.html without the fallbacks of
// parse.y).
// clang-format off
constexpr auto reserved_words = std::to_array<std::string_view>({
    "add", "all", "alter", "and", "as", "autoincrement", "between", "case", "cast", "check", "collate", "commit", "constraint",
    "create", "cross", "current_date", "current_time", "current_timestamp", "default", "deferrable", "delete", "distinct",
    "drop", "else", "escape", "except", "exists", "false", "filter", "foreign", "from", "full", "glob", "group", "having", "if",
    "in", "index", "indexed", "inner", "insert", "intersect", "into", "is", "isnull", "join", "left", "limit", "natural", "not",
    "nothing", "notnull", "null", "on", "or", "order", "outer", "over", "primary", "raise", "references", "regexp", "returning",
    "right", "select", "set", "table", "then", "to", "transaction", "true", "union", "unique", "update", "using", "values",
    "when", "where", "window"});
// clang-format on
static_assert(std::ranges::is_sorted(reserved_words));

std::string type_name(const TypeRequest& request) {
  if (request.type.is_list) return "TEXT";
  switch (request.type.kind) {
    case TypeKind::integer:
    case TypeKind::bigint:
    case TypeKind::boolean: return "INTEGER";
    case TypeKind::decimal: return "NUMERIC";
    case TypeKind::float_: return "REAL";
    case TypeKind::binary: return "BLOB";
    case TypeKind::uuid:
    case TypeKind::string:
    case TypeKind::text:
    case TypeKind::date:
    case TypeKind::datetime:
    case TypeKind::time:
    case TypeKind::jsonb:
    case TypeKind::enum_: return "TEXT";
  }
  broken("every type kind has an SQLite type");
}

std::string json_literal(std::string_view json, const FieldType&) {
  return quoted_text(json);
}

std::string call(std::string_view function, const std::vector<Value>& arguments) {
  if (function == "reverse") return {};
  if (function == "trunc") return fmt::format("CAST({} AS INTEGER)", arguments[0].sql);
  std::vector<std::string> texts;
  for (const auto& argument : arguments) texts.push_back(argument.sql);
  return fmt::format("{}({})", function, join(texts, ", "));
}

std::string matches(std::string_view, std::string_view) {
  return {};  // REGEXP is only an operator here; its function is the application's to supply
}

}  // namespace

extern constinit const Dialect sqlite{
    .engine = design::Engine::sqlite,
    .label = "SQLite",
    .default_version = "3",
    .quote = '"',
    .reserved = reserved_words,
    .has_partial_indexes = true,
    .has_expression_indexes = true,
    .has_alter_constraint = false,
    .has_native_enums = false,
    .now = "(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
    .today = "CURRENT_DATE",
    .new_uuid =
        "(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || "
        "'-' || "
        "substr('89AB', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || "
        "hex(randomblob(6))))",
    .type_name = type_name,
    .text_literal = quoted_text,
    .json_literal = json_literal,
    .call = call,
    .matches = matches,
};

}  // namespace nonagon::sql
