#include "sql/javascript.hpp"

#include "base/text.hpp"

namespace nonagon::sql {
namespace {

std::string with_separators_escaped(std::string text) {
  return replace_all(replace_all(std::move(text), "\u2028", "\\u2028"), "\u2029", "\\u2029");
}

}  // namespace

std::string javascript(const json::value& value) {
  auto text = write_json(value);
  text.pop_back();
  return with_separators_escaped(std::move(text));
}

std::string javascript(std::string_view text) {
  std::string literal;
  append_json_text(literal, text);
  return with_separators_escaped(std::move(literal));
}

std::string javascript_line(const json::value& value) {
  return with_separators_escaped(write_json_line(value));
}

}  // namespace nonagon::sql
