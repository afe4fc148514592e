#include "design/describe.hpp"

#include <fmt/format.h>

namespace nonagon::design {
namespace {

std::string_view kind_of(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null: return "null";
    case json::kind::bool_: return "true or false";
    case json::kind::int64:
    case json::kind::uint64:
    case json::kind::double_: return "a number";
    case json::kind::string: return "text";
    case json::kind::array: return "a list";
    case json::kind::object: return "an object";
  }
  return "something else";
}

std::string shown(const json::value& value) {
  constexpr std::size_t longest = 60;
  if (value.is_object() || value.is_array()) return std::string(kind_of(value));
  auto text = write_json_line(value);
  if (text.size() > longest) text = std::string(kind_of(value));
  return text;
}

}  // namespace

std::string wire_spelling(std::string_view cpp_name, bool is_kebab) {
  if (cpp_name.ends_with('_')) cpp_name.remove_suffix(1);
  std::string out;
  bool starts_word = false;
  for (const char c : cpp_name) {
    if (c == '_') {
      if (is_kebab) out += '-';
      starts_word = !is_kebab;
    } else {
      out += starts_word ? static_cast<char>(c - 'a' + 'A') : c;
      starts_word = false;
    }
  }
  return out;
}

void ShapeReader::complain(std::string_view pointer, std::string message, std::string_view reason) {
  findings.push_back({.rule = "payload-shape",
                      .severity = Severity::error,
                      .stage = stage_,
                      .pointer = std::string(pointer),
                      .message = std::move(message),
                      .reason = std::string(reason),
                      .fix = std::nullopt,
                      .waived = std::nullopt});
}

void ShapeReader::wrong_type(std::string_view pointer, std::string_view expected, const json::value& found) {
  complain(pointer,
           fmt::format("expected {}, found {}", expected, shown(found)),
           "The stage's JSON Schema says so.");
}

void ShapeReader::check_text(const std::string& text, std::string_view pointer, const About& row) {
  constexpr std::size_t general_limit = 200'000;
  const auto limit = row.max_length == 0 ? general_limit : row.max_length;
  if (text.size() < row.min_length) complain(pointer, "must not be empty", row.meaning);
  if (text.size() > limit)
    complain(pointer, fmt::format("has {} bytes; at most {} are allowed", text.size(), limit), row.meaning);
  if (!is_valid_utf8(text))
    complain(pointer, "is not valid UTF-8 text, or holds a NUL character", row.meaning);
}

void ShapeReader::check_count(std::size_t count, std::string_view pointer, const About& row) {
  if (count < row.min_length)
    complain(pointer, fmt::format("needs at least {} item", row.min_length), row.meaning);
}

void ShapeReader::check_number(std::int64_t number, std::string_view pointer, const About& row) {
  if (number < row.minimum || number > row.maximum) {
    complain(pointer, fmt::format("{} is not from {} to {}", number, row.minimum, row.maximum), row.meaning);
  }
}

std::string struct_name(std::string_view type_signature) {
  // "… [with T = nonagon::design::Field; …]" (gcc) or "… [T = nonagon::design::Field]" (clang)
  const auto start = type_signature.find("T = ") + 4;
  const auto end = type_signature.find_first_of(";]", start);
  auto name = type_signature.substr(start, end - start);
  if (const auto colon = name.rfind("::"); colon != std::string_view::npos) name.remove_prefix(colon + 2);
  return std::string(name);
}

void add_text_limits(json::object& schema, const About& row) {
  if (row.min_length > 0) schema["minLength"] = row.min_length;
  if (row.max_length > 0) schema["maxLength"] = row.max_length;
  if (!row.pattern_text.empty()) schema["pattern"] = row.pattern_text;
}

void add_list_limits(json::object& schema, const About& row) {
  if (row.min_length > 0) schema["minItems"] = row.min_length;
}

void add_number_limits(json::object& schema, const About& row) {
  if (row.minimum != std::numeric_limits<std::int64_t>::min()) schema["minimum"] = row.minimum;
  if (row.maximum != std::numeric_limits<std::int64_t>::max()) schema["maximum"] = row.maximum;
}

}  // namespace nonagon::design
