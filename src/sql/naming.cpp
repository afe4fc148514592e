#include "sql/naming.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "sql/dialect.hpp"
#include "sql/schema.hpp"

namespace nonagon::sql {
namespace {

bool is_plain(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return !name.empty() && is_letter(name[0]) &&
         std::ranges::all_of(name, [&](char c) { return is_letter(c) || is_digit(c); });
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// MySQL's identifiers end at U+FFFF, and no engine needs more.
std::string without_astral(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (static_cast<unsigned char>(name[i]) < 0xF0U) {
      out += name[i];
      continue;
    }
    while (i + 1 < name.size() && is_continuation(name[i + 1])) ++i;
    out += '_';
  }
  return out;
}

std::string styled(std::string_view name, std::string_view style) {
  auto text = without_astral(name);
  if (style == "camelCase") {
    text = camel_case(text);
  } else if (style == "PascalCase") {
    text = pascal_case(text);
  } else {
    text = snake_case(text);
  }
  return text.empty() ? "unnamed" : text;
}

// SQLite keeps names with this beginning for itself.
std::string outside_sqlite(std::string name) {
  return nonagon::lower(name).starts_with("sqlite_") ? "t_" + name : name;
}

}  // namespace

std::string shortened(std::string_view name) {
  if (name.size() <= max_identifier_bytes) return std::string(name);
  auto end = max_identifier_bytes - 9;
  while (end > 0 && is_continuation(name[end])) --end;
  return fmt::format("{}_{}", name.substr(0, end), sha256_hex(name).substr(0, 8));
}

std::string Names::take(std::string_view wanted) {
  auto name = shortened(wanted);
  for (int n = 2; !taken_.insert(nonagon::lower(name)).second; ++n)
    name = shortened(fmt::format("{}_{}", wanted, n));
  return name;
}

std::string name_of(std::initializer_list<std::string_view> parts) {
  std::string name;
  for (const auto part : parts) {
    if (!name.empty()) name += '_';
    name += part;
  }
  return name;
}

std::string join_table_name(std::string_view text) {
  return outside_sqlite(styled(text, "snake_case"));
}

std::string table_name(const design::Design& design, std::string_view entity) {
  const auto& style = design.database.naming.tables;
  const bool is_plural = style.empty() || style == "snake_case_plural";
  return shortened(
      outside_sqlite(is_plural ? plural_of(styled(entity, "snake_case")) : styled(entity, style)));
}

std::string column_name(const design::Design& design, std::string_view field) {
  return shortened(styled(field, design.database.naming.columns));
}

std::string identifier(design::Engine engine, std::string_view name) {
  if (is_plain(name) && !std::ranges::binary_search(dialect_of(engine).reserved, name))
    return std::string(name);
  const std::string quote(1, dialect_of(engine).quote);
  return quote + replace_all(std::string(name), quote, quote + quote) + quote;
}

bool is_reserved(design::Engine engine, std::string_view word) {
  return std::ranges::binary_search(dialect_of(engine).reserved, nonagon::lower(word));
}

}  // namespace nonagon::sql
