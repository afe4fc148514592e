#include "store/engines/postgres_values.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace nonagon::store::postgres {
namespace {

// "2026-02-18 18:56:00.1+00" → "2026-02-18T18:56:00.100Z"; anything else stays, for the reader to refuse.
std::string rfc3339_of(std::string_view text) {
  constexpr std::size_t seconds_end = 19;
  constexpr std::string_view utc = "+00";
  if (text.size() < seconds_end + utc.size() || !text.ends_with(utc) || text[10] != ' ')
    return std::string(text);
  auto fraction = text.substr(seconds_end, text.size() - seconds_end - utc.size());
  if (!fraction.empty()) fraction.remove_prefix(1);
  if (fraction.size() > 3) return std::string(text);
  return fmt::format("{}T{}.{:0<3}Z", text.substr(0, 10), text.substr(11, 8), fraction);
}

// jsonb is printed with a space after each comma and colon.
std::string without_spaces(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  bool is_in_text = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (is_in_text && json[i] == '\\') {
      out += json.substr(i, 2);
      ++i;
      continue;
    }
    if (json[i] == '"') is_in_text = !is_in_text;
    if (is_in_text || json[i] != ' ') out += json[i];
  }
  return out;
}

// jsonb holds no U+0000, which JSON may have.
std::string without_nul(std::string_view json) {
  constexpr std::string_view nul = "\\u0000";
  std::string out;
  out.reserve(json.size());
  for (std::size_t i = 0; i < json.size(); ++i) {
    if (json[i] != '\\') {
      out += json[i];
    } else if (json.substr(i).starts_with(nul)) {
      out += "\\ufffd";
      i += nul.size() - 1;
    } else {
      out += json.substr(i, 2);
      ++i;
    }
  }
  return out;
}

// "\\x6162" → "ab"
std::string bytes_of(std::string_view hex) {
  hex.remove_prefix(std::min<std::size_t>(2, hex.size()));
  std::string out;
  out.reserve(hex.size() / 2);
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned byte = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
    out += static_cast<char>(byte);
  }
  return out;
}

bool is_whole_number(Type type) {
  return type == types::int8 || type == types::int4 || type == types::int2;
}

}  // namespace

std::string number_parameters(std::string_view sql) {
  std::string out;
  out.reserve(sql.size() + 16);
  char quote = 0;
  int count = 0;
  for (const char c : sql) {
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '?') {
      out += fmt::format("${}", ++count);
      continue;
    }
    out += c;
  }
  return out;
}

std::optional<Sent> send(const Value& value, Type type) {
  if (const auto* number = std::get_if<std::int64_t>(&value))
    return Sent{.bytes = std::to_string(*number), .is_binary = false};
  const auto& text = std::get<std::string>(value);
  if (type == types::text || type == types::varchar || type == types::bytea)
    return Sent{.bytes = text, .is_binary = true};
  if (text.find('\0') != std::string::npos) return std::nullopt;
  return Sent{.bytes = type == types::jsonb ? without_nul(text) : text, .is_binary = false};
}

Value receive(std::string_view text, Type type) {
  if (type == types::boolean) return static_cast<std::int64_t>(text == "t");
  if (type == types::timestamptz) return rfc3339_of(text);
  if (type == types::jsonb) return without_spaces(text);
  if (type == types::bytea) return bytes_of(text);
  if (is_whole_number(type)) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }
  return std::string(text);
}

}  // namespace nonagon::store::postgres
