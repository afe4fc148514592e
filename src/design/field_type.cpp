#include "design/field_type.hpp"

#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"

namespace nonagon::design {
namespace {

constexpr std::array<std::pair<std::string_view, TypeKind>, 14> names{{
    {"uuid", TypeKind::uuid},
    {"string", TypeKind::string},
    {"text", TypeKind::text},
    {"integer", TypeKind::integer},
    {"bigint", TypeKind::bigint},
    {"decimal", TypeKind::decimal},
    {"float", TypeKind::float_},
    {"boolean", TypeKind::boolean},
    {"date", TypeKind::date},
    {"datetime", TypeKind::datetime},
    {"time", TypeKind::time},
    {"jsonb", TypeKind::jsonb},
    {"binary", TypeKind::binary},
    {"enum", TypeKind::enum_},
}};

std::string_view name_of(TypeKind kind) {
  for (const auto& [name, candidate] : names) {
    if (candidate == kind) return name;
  }
  broken("every type kind has a name");
}

Result<int> parse_count(std::string_view digits, std::string_view text, int minimum, int maximum) {
  int count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (error != std::errc{} || end != digits.data() + digits.size() || count < minimum || count > maximum) {
    return fail(
        ErrorCode::invalid_input,
        fmt::format(
            "`{}` in the field type `{}` is no number from {} to {}", digits, text, minimum, maximum));
  }
  return count;
}

Result<void> read_arguments(FieldType& type, std::string_view arguments, std::string_view text) {
  const auto parts = split(arguments, ',');
  if (type.kind == TypeKind::enum_) {
    type.values.reserve(parts.size());
    for (const auto part : parts) {
      const auto value = trim(part);
      if (value.empty())
        return fail(ErrorCode::invalid_input, fmt::format("`{}` has an empty enum value", text));
      type.values.emplace_back(value);
    }
    return {};
  }
  if (type.kind == TypeKind::string && parts.size() == 1) {
    type.length = TRY(parse_count(trim(parts[0]), text, 1, 10'485'760));
    return {};
  }
  if (type.kind == TypeKind::decimal && parts.size() == 2) {
    type.precision = TRY(parse_count(trim(parts[0]), text, 1, 38));
    type.scale = TRY(parse_count(trim(parts[1]), text, 0, type.precision));
    return {};
  }
  return fail(ErrorCode::invalid_input, fmt::format("`{}` takes no such arguments", text));
}

}  // namespace

Result<FieldType> parse_field_type(std::string_view text) {
  auto rest = trim(text);
  FieldType type;
  if (rest.ends_with("[]")) {
    type.is_list = true;
    rest = trim(rest.substr(0, rest.size() - 2));
  }
  const auto open = rest.find('(');
  const auto name = trim(rest.substr(0, open));
  const auto* found = std::ranges::find(names, name, &std::pair<std::string_view, TypeKind>::first);
  if (found == names.end()) {
    return fail(ErrorCode::invalid_input, fmt::format("`{}` is no field type", text));
  }
  type.kind = found->second;
  if (open == std::string_view::npos) {
    if (type.kind == TypeKind::enum_) {
      return fail(ErrorCode::invalid_input, "an enum needs its values: enum(first,second)");
    }
    return type;
  }
  if (!rest.ends_with(')')) {
    return fail(ErrorCode::invalid_input,
                fmt::format("`{}` lacks its closing bracket at column {}", text, text.size() + 1));
  }
  TRY(read_arguments(type, rest.substr(open + 1, rest.size() - open - 2), text));
  return type;
}

std::string print(const FieldType& type) {
  std::string text(name_of(type.kind));
  if (type.kind == TypeKind::enum_) text += fmt::format("({})", fmt::join(type.values, ","));
  if (type.kind == TypeKind::string && type.length > 0) text += fmt::format("({})", type.length);
  if (type.kind == TypeKind::decimal && type.precision > 0)
    text += fmt::format("({},{})", type.precision, type.scale);
  if (type.is_list) text += "[]";
  return text;
}

FieldType field_type_or_text(std::string_view text) {
  return parse_field_type(text).value_or(FieldType{});
}

}  // namespace nonagon::design
