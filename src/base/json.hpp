#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>

#include "base/result.hpp"

namespace nonagon {

namespace json = boost::json;

// What a document may cost to read. Source: docs/limits.md.
struct JsonLimits {
  std::size_t bytes = 32U << 20U;
  std::size_t depth = 64;
};

// Parses one JSON document (RFC 8259, UTF-8, a byte order mark is skipped). Fails with invalid_input and
// "line L, column C", or limit_reached.
Result<json::value> parse_json(std::string_view text, const JsonLimits& limits = {});

// Canonical JSON: two spaces, \n, UTF-8 unescaped, members in their order, integers without exponent, doubles
// by std::to_chars. Ends with \n.
std::string write_json(const json::value& value);

// The same on one line without spaces and without a final \n.
std::string write_json_line(const json::value& value);

// Appends canonical JSON piece by piece; what describe.hpp writes payloads with.
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  void key(std::string_view name);
  void text(std::string_view value);
  void number(long long value);
  void number(double value);
  void boolean(bool value);
  void null();
  void value(const json::value& value);

 private:
  void element();
  void close(char bracket);

  std::string& out_;
  std::size_t depth_ = 0;
  bool is_first_ = true;
  bool after_key_ = false;
};

// Appends `value` as a JSON string literal, quotes included (RFC 8259, section 7).
void append_json_text(std::string& out, std::string_view value);

// Finds `pointer` (RFC 6901) in `document`; null when nothing is there.
const json::value* find_pointer(const json::value& document, std::string_view pointer);

// Appends one reference token to a JSON Pointer, escaping ~ and / (RFC 6901, section 3).
std::string pointer_to(std::string_view pointer, std::string_view token);
std::string pointer_to(std::string_view pointer, std::size_t index);

}  // namespace nonagon
