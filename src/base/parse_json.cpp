#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <fmt/format.h>

#include "base/strict_json.hpp"

namespace nonagon {
namespace {

struct Place {
  std::size_t line;
  std::size_t column;
};

Place place_of(std::string_view text, std::size_t offset) {
  Place place{1, 1};
  for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
    if (text[i] == '\n') {
      ++place.line;
      place.column = 1;
    } else {
      ++place.column;
    }
  }
  return place;
}

// Builds the value as Boost.JSON's own parser does, but for numbers with a fraction or exponent: its
// conversion is off by one in the last place for many of them, and makes an infinity of what no double holds.
class ValueBuilder {
 public:
  static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
  static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

  json::value release() { return stack_.release(); }

  // Of the whole text; what an object names twice counts twice.
  std::size_t names() const { return names_; }

  std::size_t longest_number() const { return longest_number_; }

  bool on_document_begin(json::error_code&) {
    stack_.reset();
    return true;
  }

  bool on_document_end(json::error_code&) { return true; }

  bool on_object_begin(json::error_code&) { return true; }

  bool on_array_begin(json::error_code&) { return true; }

  bool on_object_end(std::size_t count, json::error_code&) {
    stack_.push_object(count);
    return true;
  }

  bool on_array_end(std::size_t count, json::error_code&) {
    stack_.push_array(count);
    return true;
  }

  bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
    stack_.push_chars(part);
    return true;
  }

  bool on_key(json::string_view rest, std::size_t, json::error_code&) {
    stack_.push_key(rest);
    ++names_;
    return true;
  }

  bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
    stack_.push_chars(part);
    return true;
  }

  bool on_string(json::string_view rest, std::size_t, json::error_code&) {
    stack_.push_string(rest);
    return true;
  }

  bool on_number_part(json::string_view part, json::error_code&) {
    number_ += part;
    return true;
  }

  bool on_int64(std::int64_t number, json::string_view, json::error_code&) {
    number_.clear();
    stack_.push_int64(number);
    return true;
  }

  bool on_uint64(std::uint64_t number, json::string_view, json::error_code&) {
    number_.clear();
    stack_.push_uint64(number);
    return true;
  }

  // `approximate` is right where it is zero or infinite.
  bool on_double(double approximate, json::string_view rest, json::error_code& error) {
    number_ += rest;
    longest_number_ = std::max(longest_number_, number_.size());
    double number = approximate;
    const auto end = std::from_chars(number_.data(), number_.data() + number_.size(), number);
    number_.clear();
    if (end.ec == std::errc::result_out_of_range && !std::isfinite(approximate)) {
      error = json::error::exponent_overflow;
      return false;
    }
    stack_.push_double(number);
    return true;
  }

  bool on_bool(bool value, json::error_code&) {
    stack_.push_bool(value);
    return true;
  }

  bool on_null(json::error_code&) {
    stack_.push_null();
    return true;
  }

  bool on_comment_part(json::string_view, json::error_code&) { return true; }

  bool on_comment(json::string_view, json::error_code&) { return true; }

 private:
  json::value_stack stack_;
  std::string number_;
  std::size_t names_ = 0;
  std::size_t longest_number_ = 0;  // of those that are no 64-bit integers
};

struct Count {
  std::size_t values = 0;
  std::size_t names = 0;
};

void count(const json::value& value, Count& sum) {
  ++sum.values;
  if (const auto* list = value.if_array()) {
    for (const auto& element : *list) count(element, sum);
  } else if (const auto* object = value.if_object()) {
    sum.names += object->size();
    for (const auto& [name, member] : *object) count(member, sum);
  }
}

struct Parsed {
  json::value value;
  std::size_t names;
  std::size_t longest_number;
};

Result<Parsed> parse(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes) {
    return fail(ErrorCode::limit_reached,
                fmt::format("the JSON text has {} bytes; at most {} are read", text.size(), limits.bytes));
  }
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  json::parse_options options;
  options.max_depth = limits.depth;
  json::basic_parser<ValueBuilder> parser(options);
  json::error_code error;
  const auto used = parser.write_some(false, text.data(), text.size(), error);
  if (!error && text.find_first_not_of(" \t\r\n", used) != std::string_view::npos)
    error = json::error::extra_data;
  if (error) {
    const auto [line, column] = place_of(text, used);
    const auto code = error == json::error::too_deep ? ErrorCode::limit_reached : ErrorCode::invalid_input;
    return fail(code, fmt::format("not valid JSON at line {}, column {}: {}", line, column, error.message()));
  }
  auto& built = parser.handler();
  return Parsed{.value = built.release(), .names = built.names(), .longest_number = built.longest_number()};
}

}  // namespace

Result<json::value> parse_json(std::string_view text, const JsonLimits& limits) {
  return TRY(parse(text, limits)).value;
}

Result<json::value> parse_strict_json(std::string_view text,
                                      const JsonLimits& limits,
                                      const StrictJsonLimits& strict) {
  auto parsed = TRY(parse(text, limits));
  if (parsed.longest_number > strict.number_bytes) {
    return fail(
        ErrorCode::limit_reached,
        fmt::format(
            "a number of {} characters; at most {} are read", parsed.longest_number, strict.number_bytes));
  }
  Count sum;
  count(parsed.value, sum);
  if (sum.values > strict.values) {
    return fail(ErrorCode::limit_reached,
                fmt::format("the JSON text has {} values; at most {} are read", sum.values, strict.values));
  }
  if (sum.names != parsed.names)
    return fail(ErrorCode::invalid_input, "an object of the JSON text names a member twice");
  return std::move(parsed.value);
}

}  // namespace nonagon
