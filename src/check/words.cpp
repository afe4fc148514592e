#include "check/words.hpp"

#include <algorithm>
#include <cstddef>

namespace nonagon::check {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter_or_digit(char c) {
  return is_upper(c) || is_lower(c) || is_digit(c);
}

// Whether a word begins at `i`: after a separator, at a capital after a small letter, and at the last capital
// of several ("APIKey" → API, Key).
bool begins_word(std::string_view text, std::size_t i) {
  if (!is_letter_or_digit(text[i])) return false;
  if (i == 0 || !is_letter_or_digit(text[i - 1])) return true;
  if (!is_upper(text[i])) return false;
  return !is_upper(text[i - 1]) || (i + 1 < text.size() && is_lower(text[i + 1]));
}

std::size_t end_of_word(std::string_view text, std::size_t begin) {
  auto end = begin + 1;
  while (end < text.size() && is_letter_or_digit(text[end]) && !begins_word(text, end)) ++end;
  return end;
}

bool is_same_word(std::string_view written, std::string_view word) {
  return std::ranges::equal(
      written, word, [](char a, char b) { return (is_upper(a) ? static_cast<char>(a + 32) : a) == b; });
}

bool is_name(std::string_view name) {
  return std::ranges::all_of(name, is_letter_or_digit);
}

}  // namespace

bool has_word(std::string_view identifier, std::span<const std::string_view> words) {
  for (std::size_t i = 0; i < identifier.size(); ++i) {
    if (!begins_word(identifier, i)) continue;
    const auto word = identifier.substr(i, end_of_word(identifier, i) - i);
    if (std::ranges::any_of(words, [&](std::string_view wanted) { return is_same_word(word, wanted); }))
      return true;
  }
  return false;
}

std::string_view last_word(std::string_view identifier) {
  for (auto i = identifier.size(); i-- > 0;) {
    if (begins_word(identifier, i)) return identifier.substr(i, end_of_word(identifier, i) - i);
  }
  return identifier;
}

bool is_camel_case(std::string_view name) {
  return !name.empty() && is_lower(name[0]) && is_name(name);
}

bool is_pascal_case(std::string_view name) {
  return !name.empty() && is_upper(name[0]) && is_name(name);
}

bool is_kebab_case(std::string_view name) {
  return !name.empty() && !name.starts_with('-') && !name.ends_with('-') && !name.contains("--") &&
         std::ranges::all_of(name, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

}  // namespace nonagon::check
