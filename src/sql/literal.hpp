#pragma once

#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/result.hpp"
#include "design/field_type.hpp"
#include "sql/dialect.hpp"

namespace nonagon::sql {

// True for a date, time, date-time or UUID that every engine reads as one.
bool is_date(std::string_view text);
bool is_time(std::string_view text);
bool is_instant(std::string_view text);
bool is_uuid(std::string_view text);
bool is_number(std::string_view text);

// A JSON value of a field as literal of its column; fails where the column could not take it.
Result<std::string> literal(const Dialect& dialect, const design::FieldType& type, const json::value& value);

// The same for a default, where now(), today and new UUIDs are words: "now", "now()", "CURRENT_TIMESTAMP",
// "today", "uuid" …
Result<std::string> default_value(const Dialect& dialect,
                                  const design::FieldType& type,
                                  const json::value& value);

}  // namespace nonagon::sql
