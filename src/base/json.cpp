#include "base/json.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>

#include <fmt/format.h>

namespace nonagon {
namespace {

template <class Number>
void append_number(std::string& out, Number value) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

// Zero has no sign: -0 would be read again as the integer 0.
void append_double(std::string& out, double value) {
  ensure(std::isfinite(value), "JSON holds no infinities (RFC 8259, section 6)");
  append_number(out, value == 0 ? 0.0 : value);
}

void append_scalar(std::string& out, const json::value& value) {
  switch (value.kind()) {
    case json::kind::null: out += "null"; break;
    case json::kind::bool_: out += value.get_bool() ? "true" : "false"; break;
    case json::kind::int64: append_number(out, value.get_int64()); break;
    case json::kind::uint64: append_number(out, value.get_uint64()); break;
    case json::kind::double_: append_double(out, value.get_double()); break;
    case json::kind::string: append_json_text(out, value.get_string()); break;
    case json::kind::array:
    case json::kind::object: break;
  }
}

void append_line(std::string& out, const json::value& value) {
  const char* separator = "";
  if (const auto* object = value.if_object()) {
    out += '{';
    for (const auto& [name, member] : *object) {
      out += separator;
      separator = ",";
      append_json_text(out, name);
      out += ':';
      append_line(out, member);
    }
    out += '}';
  } else if (const auto* array = value.if_array()) {
    out += '[';
    for (const auto& element : *array) {
      out += separator;
      separator = ",";
      append_line(out, element);
    }
    out += ']';
  } else {
    append_scalar(out, value);
  }
}

constexpr std::uint64_t every_byte = 0x0101010101010101U;

// The top bit of every byte of `word` that is below `limit`, which is at most 128. Bytes behind the first one
// may be marked wrongly. Source: Bit Twiddling Hacks, "Determine if a word has a byte less than n".
constexpr std::uint64_t bytes_below(std::uint64_t word, std::uint64_t limit) {
  return (word - every_byte * limit) & ~word & (every_byte * 0x80U);
}

bool is_escaped(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

// Where the first character from `start` on stands that a string literal must escape; the size when none
// does. Eight at a time: nearly no text has one.
std::size_t next_escaped(std::string_view value, std::size_t start) {
  std::size_t i = start;
  for (; i + sizeof(std::uint64_t) <= value.size(); i += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, value.data() + i, sizeof word);
    const auto quotes = bytes_below(word ^ (every_byte * '"'), 1);
    const auto backslashes = bytes_below(word ^ (every_byte * '\\'), 1);
    if ((bytes_below(word, 0x20) | quotes | backslashes) != 0) break;
  }
  while (i < value.size() && !is_escaped(value[i])) ++i;
  return i;
}

// A line end and the blanks before what stands at `depth`.
void append_line_start(std::string& out, std::size_t depth) {
  static constexpr auto line = [] {
    std::array<char, 1 + 2 * JsonLimits{}.depth> text{};
    text.fill(' ');
    text[0] = '\n';
    return text;
  }();
  if (1 + 2 * depth <= line.size()) {
    out.append(line.data(), 1 + 2 * depth);
  } else {
    out += '\n';
    out.append(2 * depth, ' ');
  }
}

}  // namespace

void append_json_text(std::string& out, std::string_view value) {
  out += '"';
  std::size_t plain = 0;
  for (auto i = next_escaped(value, 0); i < value.size(); i = next_escaped(value, plain)) {
    const auto byte = static_cast<unsigned char>(value[i]);
    out.append(value, plain, i - plain);
    plain = i + 1;
    switch (byte) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      default: fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
    }
  }
  out.append(value, plain);
  out += '"';
}

std::string write_json_line(const json::value& value) {
  std::string out;
  append_line(out, value);
  return out;
}

std::string write_json(const json::value& value) {
  std::string out;
  JsonWriter(out).value(value);
  out += '\n';
  return out;
}

void JsonWriter::element() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  if (!is_first_) out_ += ',';
  append_line_start(out_, depth_);
  is_first_ = false;
}

void JsonWriter::close(char bracket) {
  --depth_;
  if (!is_first_) append_line_start(out_, depth_);
  out_ += bracket;
  is_first_ = false;
}

void JsonWriter::begin_object() {
  element();
  out_ += '{';
  ++depth_;
  is_first_ = true;
}

void JsonWriter::end_object() {
  close('}');
}

void JsonWriter::begin_array() {
  element();
  out_ += '[';
  ++depth_;
  is_first_ = true;
}

void JsonWriter::end_array() {
  close(']');
}

void JsonWriter::key(std::string_view name) {
  element();
  append_json_text(out_, name);
  out_ += ": ";
  after_key_ = true;
}

void JsonWriter::text(std::string_view value) {
  element();
  append_json_text(out_, value);
}

void JsonWriter::number(long long value) {
  element();
  append_number(out_, value);
}

void JsonWriter::number(double value) {
  element();
  append_double(out_, value);
}

void JsonWriter::boolean(bool value) {
  element();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  element();
  out_ += "null";
}

void JsonWriter::value(const json::value& value) {
  if (const auto* object = value.if_object()) {
    begin_object();
    for (const auto& [name, member] : *object) {
      key(name);
      this->value(member);
    }
    end_object();
  } else if (const auto* array = value.if_array()) {
    begin_array();
    for (const auto& element : *array) this->value(element);
    end_array();
  } else {
    element();
    append_scalar(out_, value);
  }
}

const json::value* find_pointer(const json::value& document, std::string_view pointer) {
  json::error_code error;
  return document.find_pointer(pointer, error);
}

std::string pointer_to(std::string_view pointer, std::string_view token) {
  std::string out(pointer);
  out += '/';
  for (const char c : token) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

std::string pointer_to(std::string_view pointer, std::size_t index) {
  std::array<char, 20> digits{};  // of the largest 64-bit number
  const auto* end = std::to_chars(digits.data(), digits.data() + digits.size(), index).ptr;
  std::string out(pointer);
  out += '/';
  out.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
  return out;
}

}  // namespace nonagon
