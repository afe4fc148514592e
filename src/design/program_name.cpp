#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/operation_words.hpp"
#include "design/operations.hpp"

namespace nonagon::design {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Length of the UTF-8 sequence at the beginning of `text` and its code point; anything malformed counts as
// one byte.
std::pair<std::size_t, unsigned> code_point(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t length = first >= 0xF0U ? 4 : first >= 0xE0U ? 3 : first >= 0xC0U ? 2 : 1;
  if (length == 1 || length > text.size()) return {1, first};
  unsigned value = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i)
    value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  return {length, value};
}

}  // namespace

bool is_program_name(std::string_view name) {
  return !name.empty() && is_letter(name[0]) &&
         std::ranges::all_of(name, [](char c) { return is_letter(c) || is_digit(c); });
}

std::string program_name(std::string_view name) {
  if (is_program_name(name)) return std::string(name);
  std::string spelled = std::ranges::any_of(name, is_letter) || std::ranges::any_of(name, is_digit)
                            ? pascal_case(name)
                            : std::string(name);
  std::string out;
  for (std::string_view rest = spelled; !rest.empty();) {
    const auto [length, value] = code_point(rest);
    if (length == 1 && (is_letter(rest[0]) || is_digit(rest[0]))) {
      out += rest[0];
    } else if (length > 1) {
      out += fmt::format("U{:04X}", value);
    }
    rest.remove_prefix(length);
  }
  if (out.empty()) return "Thing";
  return is_letter(out[0]) ? out : "N" + out;
}

}  // namespace nonagon::design
