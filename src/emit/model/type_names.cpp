#include "emit/model/type_names.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon::emit {

std::string ascii_name(std::string_view name, std::string_view fallback) {
  std::string out;
  for (const char c : name) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool is_digit = c >= '0' && c <= '9';
    if (is_letter || (!out.empty() && (is_digit || c == '_'))) out += c;
  }
  return out.empty() ? std::string(fallback) : out;
}

UniqueNames::UniqueNames(std::initializer_list<std::string_view> reserved) {
  for (const auto word : reserved) taken_.emplace(word);
}

std::string UniqueNames::take(std::string wanted) {
  auto name = wanted;
  for (int n = 2; !taken_.insert(name).second; ++n) name = fmt::format("{}{}", wanted, n);
  return name;
}

TypeNames::TypeNames(const design::DataModel& model, std::initializer_list<std::string_view> reserved)
    : unique_(reserved) {
  for (const auto& entity : model.entities) {
    const bool is_plain = !entity.name.empty() && ascii_name(entity.name, "") == entity.name &&
                          entity.name[0] >= 'A' && entity.name[0] <= 'Z';
    names_.emplace(&entity,
                   unique_.take(is_plain ? entity.name : ascii_name(pascal_case(entity.name), "Unnamed")));
  }
}

std::string one_line(std::string_view text) {
  const auto is_odd = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f || byte == 0xe2;
  };
  if (std::ranges::none_of(text, is_odd)) return std::string(trim(text));
  std::string out;
  for (const char c : text) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    if (!is_control) {
      out += c;
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
  }
  // U+2028 and U+2029 end a line in JavaScript.
  out = replace_all(replace_all(std::move(out), "\u2028", " "), "\u2029", " ");
  return std::string(trim(out));
}

}  // namespace nonagon::emit
