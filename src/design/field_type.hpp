#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace nonagon::design {

enum class TypeKind {
  uuid,
  string,
  text,
  integer,
  bigint,
  decimal,
  float_,
  boolean,
  date,
  datetime,
  time,
  jsonb,
  binary,
  enum_
};

// A field type of the data model, e.g. string(120), decimal(10,2), enum(draft,sent), text[].
struct FieldType {
  TypeKind kind = TypeKind::text;
  int length = 0;     // string(n); 0: none given
  int precision = 0;  // decimal(p,s); 0: none given
  int scale = 0;
  std::vector<std::string> values;  // enum
  bool is_list = false;

  friend bool operator==(const FieldType&, const FieldType&) = default;
};

// Parses the type grammar; fails with invalid_input saying what is wrong at which column.
Result<FieldType> parse_field_type(std::string_view text);

// The canonical spelling: parse(print(t)) == t.
std::string print(const FieldType& type);

// The type a field is taken for when its text does not parse.
FieldType field_type_or_text(std::string_view text);

}  // namespace nonagon::design
