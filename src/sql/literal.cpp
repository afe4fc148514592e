#include "sql/literal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::sql {
namespace {

using design::FieldType;
using design::TypeKind;

// The digits of `text` from `at` on as a number; none when something else stands there.
std::optional<unsigned> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  unsigned number = 0;
  const auto* end = text.data() + at + count;
  const auto [stop, error] = std::from_chars(text.data() + at, end, number);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return number;
}

bool has(std::string_view text, std::size_t at, char wanted) {
  return at < text.size() && text[at] == wanted;
}

std::string text_of(const json::value& value) {
  if (const auto* text = value.if_string()) return {text->data(), text->size()};
  return write_json_line(value);
}

std::unexpected<Error> misfit(const FieldType& type, const json::value& value) {
  return fail(ErrorCode::invalid_input,
              fmt::format("{} is no value of {}", write_json_line(value), print(type)));
}

bool fits_integer(const json::value& value, TypeKind kind) {
  const auto* number = value.if_int64();
  if (number == nullptr) return false;
  return kind == TypeKind::bigint || (*number >= std::numeric_limits<std::int32_t>::min() &&
                                      *number <= std::numeric_limits<std::int32_t>::max());
}

// Digits before the point that decimal(p,s) can hold.
bool fits_decimal(std::string_view number, const FieldType& type) {
  if (type.precision == 0) return true;
  if (number.starts_with('-')) number.remove_prefix(1);
  const auto whole = number.substr(0, number.find('.'));
  return whole.size() <= static_cast<std::size_t>(std::max(1, type.precision - type.scale));
}

// '{"draft","sent"}': a literal without a type, which a column of text[] and one of a native enum's array
// both take.
std::string enum_list_literal(const Dialect& dialect, const json::array& items) {
  std::string list;
  for (const auto& item : items) {
    if (!list.empty()) list += ',';
    append_json_text(list, text_of(item));
  }
  return dialect.text_literal("{" + list + "}");
}

Result<std::string> list_literal(const Dialect& dialect, const FieldType& type, const json::value& value) {
  const auto* items = value.if_array();
  if (items == nullptr) return misfit(type, value);
  if (dialect.engine != design::Engine::postgresql) return dialect.json_literal(write_json_line(value), type);
  if (type.kind == TypeKind::enum_) return enum_list_literal(dialect, *items);
  auto item_type = type;
  item_type.is_list = false;
  std::vector<std::string> texts;
  for (const auto& item : *items) texts.push_back(TRY(literal(dialect, item_type, item)));
  const auto name = dialect.type_name({.type = type});
  return texts.empty() ? fmt::format("'{{}}'::{}", name)
                       : fmt::format("ARRAY[{}]::{}", join(texts, ", "), name);
}

Result<std::string> checked_text(const Dialect& dialect,
                                 const FieldType& type,
                                 const json::value& value,
                                 bool is_fit) {
  if (!is_fit) return misfit(type, value);
  return dialect.text_literal(text_of(value));
}

// "2026-01-31T12:30:00Z" → "2026-01-31 12:30:00": MySQL and MariaDB know no zones in texts; sessions are in
// UTC.
std::string without_zone(std::string text) {
  if (text.ends_with('Z')) text.pop_back();
  std::ranges::replace(text, 'T', ' ');
  return text;
}

bool names_one_of(const json::value& value, std::span<const std::string_view> words) {
  const auto* text = value.if_string();
  return text != nullptr &&
         std::ranges::find(words, nonagon::lower({text->data(), text->size()})) != words.end();
}

}  // namespace

bool is_date(std::string_view text) {
  const auto year = digits(text, 0, 4);
  const auto month = digits(text, 5, 2);
  const auto day = digits(text, 8, 2);
  if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !year || !month || !day || *year == 0)
    return false;
  return std::chrono::year_month_day(
             std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month), std::chrono::day(*day))
      .ok();
}

bool is_time(std::string_view text) {
  const auto hour = digits(text, 0, 2);
  const auto minute = digits(text, 3, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59 || !has(text, 2, ':')) return false;
  if (text.size() == 5) return true;
  const auto second = digits(text, 6, 2);
  return text.size() == 8 && text[5] == ':' && second && *second <= 59;
}

bool is_instant(std::string_view text) {
  if (is_date(text)) return true;
  if (text.size() < 16 || !is_date(text.substr(0, 10)) || (text[10] != 'T' && text[10] != ' ')) return false;
  auto clock = text.substr(11);
  if (clock.ends_with('Z')) clock.remove_suffix(1);
  if (const auto point = clock.find('.'); point != std::string_view::npos) {
    const auto fraction = clock.substr(point + 1);
    if (fraction.empty() || fraction.size() > 6 || !digits(fraction, 0, fraction.size())) return false;
    clock = clock.substr(0, point);
  }
  return is_time(clock);
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    const bool is_hex = (text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f') ||
                        (text[i] >= 'A' && text[i] <= 'F');
    if (is_hyphen ? text[i] != '-' : !is_hex) return false;
  }
  return true;
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto point = text.find('.');
  const auto is_digits = [](std::string_view part) {
    return !part.empty() && part.size() <= 38 &&
           std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  if (point == std::string_view::npos) return is_digits(text);
  return is_digits(text.substr(0, point)) && is_digits(text.substr(point + 1));
}

Result<std::string> literal(const Dialect& dialect, const FieldType& type, const json::value& value) {
  if (value.is_null()) return "NULL";
  if (type.is_list) return list_literal(dialect, type, value);
  const auto text = text_of(value);
  switch (type.kind) {
    case TypeKind::boolean:
      if (!value.is_bool()) return misfit(type, value);
      return value.get_bool() ? "TRUE" : "FALSE";
    case TypeKind::integer:
    case TypeKind::bigint:
      if (!fits_integer(value, type.kind)) return misfit(type, value);
      return text;
    case TypeKind::decimal:
    case TypeKind::float_:
      if (!is_number(text) || !fits_decimal(text, type)) return misfit(type, value);
      return text;
    case TypeKind::jsonb: return dialect.json_literal(write_json_line(value), type);
    case TypeKind::binary: return misfit(type, value);
    case TypeKind::uuid: return checked_text(dialect, type, value, is_uuid(text));
    case TypeKind::date: return checked_text(dialect, type, value, is_date(text));
    case TypeKind::time: return checked_text(dialect, type, value, is_time(text));
    case TypeKind::datetime:
      if (!is_instant(text)) return misfit(type, value);
      return dialect.text_literal(dialect.engine == design::Engine::mysql ? without_zone(text) : text);
    case TypeKind::enum_:
      return checked_text(dialect, type, value, std::ranges::find(type.values, text) != type.values.end());
    case TypeKind::string:
      return checked_text(
          dialect, type, value, type.length == 0 || text.size() <= 4U * static_cast<unsigned>(type.length));
    case TypeKind::text: return dialect.text_literal(text);
  }
  broken("every type kind has a literal");
}

Result<std::string> default_value(const Dialect& dialect, const FieldType& type, const json::value& value) {
  static constexpr std::array<std::string_view, 5> present{
      "now", "now()", "current_timestamp", "current_timestamp()", "current time"};
  static constexpr std::array<std::string_view, 4> this_day{"today", "today()", "current_date", "now()"};
  static constexpr std::array<std::string_view, 6> fresh{
      "uuid", "uuid()", "gen_random_uuid()", "uuid_generate_v4()", "random", "auto"};
  const auto word = [&](std::string_view sql) -> Result<std::string> {
    if (sql.empty()) return misfit(type, value);
    return std::string(sql);
  };
  if (!type.is_list) {
    if (type.kind == TypeKind::datetime && names_one_of(value, present)) return word(dialect.now);
    if (type.kind == TypeKind::date && names_one_of(value, this_day)) return word(dialect.today);
    if (type.kind == TypeKind::uuid && names_one_of(value, fresh)) return word(dialect.new_uuid);
  }
  auto text = TRY(literal(dialect, type, value));
  // MySQL takes a default for long texts only as an expression.
  if (dialect.engine == design::Engine::mysql && !type.is_list &&
      (type.kind == TypeKind::text || type.kind == TypeKind::string)) {
    return fmt::format("({})", text);
  }
  return text;
}

}  // namespace nonagon::sql
