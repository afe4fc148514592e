#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "sql/dialect.hpp"

namespace nonagon::sql {
namespace {

using design::FieldType;
using design::TypeKind;

// Reserved words of MySQL 8.4 and of MariaDB 11, so that one text serves both.
// clang-format off
constexpr auto reserved_words = std::to_array<std::string_view>({
    "accessible", "add", "all", "alter", "analyze", "and", "as", "asc", "asensitive", "before", "between", "bigint", "binary",
    "blob", "both", "by", "call", "cascade", "case", "change", "char", "character", "check", "collate", "column", "condition",
    "constraint", "continue", "convert", "create", "cross", "cube", "cume_dist", "current_date", "current_role", "current_time",
    "current_timestamp", "current_user", "cursor", "database", "databases", "day_hour", "day_microsecond", "day_minute",
    "day_second", "dec", "decimal", "declare", "default", "delayed", "delete", "delete_domain_id", "dense_rank", "desc",
    "describe", "deterministic", "distinct", "distinctrow", "div", "do_domain_ids", "double", "drop", "dual", "each", "else",
    "elseif", "empty", "enclosed", "escaped", "except", "exists", "exit", "explain", "false", "fetch", "first_value", "float",
    "float4", "float8", "for", "force", "foreign", "from", "fulltext", "function", "general", "generated", "get", "grant",
    "group", "grouping", "groups", "having", "high_priority", "hour_microsecond", "hour_minute", "hour_second", "if", "ignore",
    "ignore_domain_ids", "ignore_server_ids", "in", "index", "infile", "inner", "inout", "insensitive", "insert", "int", "int1",
    "int2", "int3", "int4", "int8", "integer", "intersect", "interval", "into", "io_after_gtids", "io_before_gtids", "is",
    "iterate", "join", "json_table", "key", "keys", "kill", "lag", "last_value", "lateral", "lead", "leading", "leave", "left",
    "library", "like", "limit", "linear", "lines", "load", "localtime", "localtimestamp", "lock", "long", "longblob",
    "longtext", "loop", "low_priority", "manual", "master_bind", "master_heartbeat_period", "master_ssl_verify_server_cert",
    "match", "maxvalue", "mediumblob", "mediumint", "mediumtext", "middleint", "minute_microsecond", "minute_second", "mod",
    "modifies", "natural", "no_write_to_binlog", "not", "nth_value", "ntile", "null", "numeric", "of", "offset", "on",
    "optimize", "optimizer_costs", "option", "optionally", "or", "order", "out", "outer", "outfile", "over", "page_checksum",
    "parallel", "parse_vcol_expr", "partition", "percent_rank", "precision", "primary", "procedure", "purge", "qualify",
    "range", "rank", "read", "read_write", "reads", "real", "recursive", "ref_system_id", "references", "regexp", "release",
    "rename", "repeat", "replace", "require", "resignal", "restrict", "return", "returning", "revoke", "right", "rlike", "row",
    "row_number", "rownum", "rows", "schema", "schemas", "second_microsecond", "select", "sensitive", "separator", "set",
    "show", "signal", "slow", "smallint", "spatial", "specific", "sql", "sql_big_result", "sql_calc_found_rows",
    "sql_small_result", "sqlexception", "sqlstate", "sqlwarning", "ssl", "starting", "stats_auto_recalc", "stats_persistent",
    "stats_sample_pages", "stored", "straight_join", "sysdate", "system", "table", "tablesample", "terminated", "then",
    "tinyblob", "tinyint", "tinytext", "to", "trailing", "trigger", "true", "undo", "union", "unique", "unlock", "unsigned",
    "update", "usage", "use", "using", "utc_date", "utc_time", "utc_timestamp", "values", "varbinary", "varchar",
    "varcharacter", "varying", "vector", "virtual", "when", "where", "while", "window", "with", "write", "xor", "year_month",
    "zerofill"});
// clang-format on
static_assert(std::ranges::is_sorted(reserved_words));

// InnoDB keys hold 3072 bytes, four a character: a longer text cannot be looked up by its whole.
constexpr int longest_key_text = 768;
constexpr int usual_key_text = 255;
constexpr int longest_varchar = 2000;

std::string text_type(const TypeRequest& request) {
  const auto& type = request.type;
  if (request.is_in_key)
    return fmt::format("varchar({})",
                       type.length > 0 ? std::min(type.length, longest_key_text) : usual_key_text);
  if (type.kind == TypeKind::string && type.length <= longest_varchar)
    return fmt::format("varchar({})", type.length > 0 ? type.length : 255);
  return type.length > 16'000 || type.kind == TypeKind::text ? "mediumtext" : "text";
}

std::string text_literal(std::string_view text) {
  // A backslash escapes in MySQL's texts, unlike in the standard's.
  return quoted_text(replace_all(std::string(text), "\\", "\\\\"));
}

std::string enum_type(const TypeRequest& request) {
  if (!request.is_native_enum) {
    std::size_t longest = 40;
    for (const auto& value : request.type.values) longest = std::max(longest, value.size());
    return fmt::format("varchar({})", std::min<std::size_t>(longest, usual_key_text));
  }
  std::vector<std::string> values;
  for (const auto& value : request.type.values) {
    auto literal = text_literal(value);
    if (std::ranges::find(values, literal) == values.end()) values.push_back(std::move(literal));
  }
  return fmt::format("enum({})", join(values, ", "));
}

std::string type_name(const TypeRequest& request) {
  const auto& type = request.type;
  if (type.is_list) return "json";
  switch (type.kind) {
    case TypeKind::uuid: return "char(36)";
    case TypeKind::string:
    case TypeKind::text: return text_type(request);
    case TypeKind::integer: return "int";
    case TypeKind::bigint: return "bigint";
    case TypeKind::decimal:
      return type.precision > 0 ? fmt::format("decimal({}, {})", type.precision, std::min(type.scale, 30))
                                : "decimal(38, 10)";
    case TypeKind::float_: return "double";
    case TypeKind::boolean: return "boolean";
    case TypeKind::date: return "date";
    case TypeKind::datetime: return "datetime(6)";
    case TypeKind::time: return "time";
    case TypeKind::jsonb: return "json";
    case TypeKind::binary: return request.is_in_key ? "varbinary(255)" : "mediumblob";
    case TypeKind::enum_: return enum_type(request);
  }
  broken("every type kind has a MySQL type");
}

std::string json_literal(std::string_view json, const FieldType&) {
  // JSON columns take only expressions as default, hence the brackets.
  return fmt::format("({})", text_literal(json));
}

std::string call(std::string_view function, const std::vector<Value>& arguments) {
  std::vector<std::string> texts;
  for (const auto& argument : arguments) texts.push_back(argument.sql);
  if (function == "trunc") return fmt::format("truncate({}, 0)", texts[0]);
  return fmt::format("{}({})", function == "length" ? "char_length" : function, join(texts, ", "));
}

std::string matches(std::string_view value, std::string_view pattern) {
  return fmt::format("{} REGEXP {}", value, text_literal(pattern));
}

}  // namespace

extern constinit const Dialect mysql{
    .engine = design::Engine::mysql,
    .label = "MySQL",
    .default_version = "8.4",
    .quote = '`',
    .reserved = reserved_words,
    .has_partial_indexes = false,
    .has_expression_indexes = false,
    .has_alter_constraint = true,
    .has_native_enums = true,
    .now = "CURRENT_TIMESTAMP(6)",
    .today = "(CURRENT_DATE)",
    .new_uuid = "(uuid())",
    .type_name = type_name,
    .text_literal = text_literal,
    .json_literal = json_literal,
    .call = call,
    .matches = matches,
};

}  // namespace nonagon::sql
