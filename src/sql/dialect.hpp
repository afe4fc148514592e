#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "design/database.hpp"
#include "design/field_type.hpp"

namespace nonagon::sql {

// What a value is, as far as comparing and calculating go.
enum class ValueKind { number, text, truth, instant, date, time, uuid, json, binary, list };

ValueKind kind_of(const design::FieldType& type);

// An expression in the engine's words and what it yields.
struct Value {
  std::string sql;
  ValueKind kind = ValueKind::text;
  bool is_exact = true;  // of numbers: no binary floating point
  bool is_literal = false;
  bool is_sum = false;  // arithmetic, so that engines without decimals must round before they compare
};

struct TypeRequest {
  const design::FieldType& type;
  bool is_in_key = false;  // part of a key or an index: some engines need a bounded length then
  bool is_native_enum = false;
  std::string_view enum_type;   // name of the native enum type, quoted
  std::string_view timestamps;  // the design's word for date-times
};

// What one SQL engine can say, in one file of dialects/.
struct Dialect {
  design::Engine engine;
  std::string_view label;
  std::string_view default_version;
  char quote;
  std::span<const std::string_view> reserved;  // lower case, sorted
  bool has_partial_indexes;
  bool has_expression_indexes;
  bool has_alter_constraint;  // a foreign key can be added after its table
  bool has_native_enums;
  std::string_view now;  // expression for the present time, empty when a default cannot say it
  std::string_view today;
  std::string_view new_uuid;  // expression for a fresh UUID as default, empty when there is none
  std::string (*type_name)(const TypeRequest& request);
  std::string (*text_literal)(std::string_view text);
  std::string (*json_literal)(std::string_view json, const design::FieldType& type);
  // Empty when the engine has no such function.
  std::string (*call)(std::string_view function, const std::vector<Value>& arguments);
  std::string (*matches)(std::string_view value, std::string_view pattern);
};

// All dialects, sorted by file name.
std::span<const Dialect* const> dialects();
const Dialect& dialect_of(design::Engine engine);

// 'it''s': the text literal of every engine but MySQL.
std::string quoted_text(std::string_view text);

}  // namespace nonagon::sql
