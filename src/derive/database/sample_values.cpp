#include "derive/database/sample_values.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "design/field_type.hpp"

namespace nonagon::derive {
namespace {

using design::Field;
using design::FieldType;
using design::TextFormat;
using design::TypeKind;

constexpr std::array<std::string_view, 4> people{"Alex Example", "Robin Sample", "Kim Example", "Sam Sample"};
constexpr std::array<std::string_view, 6> colours{
    "#1e3a8a", "#0f766e", "#b45309", "#7c3aed", "#be123c", "#334155"};

std::string spoken_name(std::string_view name) {
  return replace_all(kebab_case(name), "-", " ");
}

template <std::size_t N>
std::string nth(const std::array<std::string_view, N>& words, int row) {
  return std::string(words[static_cast<std::size_t>(row - 1) % N]);
}

bool has(std::string_view name, std::string_view part) {
  return lower(name).find(part) != std::string::npos;
}

std::string formatted(const design::Entity& entity, TextFormat format, int row) {
  const auto slug = slug_of(spoken_name(entity.name), 30);
  switch (format) {
    case TextFormat::email: return fmt::format("{}{}@example.com", slug, row);
    case TextFormat::uri: return fmt::format("https://example.com/{}/{}", slug, row);
    case TextFormat::phone: return fmt::format("+1202555{:04}", 100 + row);
    case TextFormat::slug: return fmt::format("{}-{}", slug, row);
    case TextFormat::colour: return nth(colours, row);
    case TextFormat::currency: return "EUR";
    case TextFormat::country: return "NL";
    case TextFormat::language: return "en";
    case TextFormat::timezone: return "UTC";
    case TextFormat::markdown: return fmt::format("Example text {}.", row);
  }
  return {};
}

std::string text_for(const design::Entity& entity, const Field& field, int row) {
  const auto& name = field.name;
  if (field.secret) return fmt::format("!{}", row);  // no hash ever equals it: nobody signs in with it
  if (field.format) return formatted(entity, *field.format, row);
  if (name == "fullName" || name == "displayName" || name == "billedName") return nth(people, row);
  if (name == "firstName") return nth(people, row).substr(0, nth(people, row).find(' '));
  if (name == "lastName") return nth(people, row).substr(nth(people, row).find(' ') + 1);
  if (name == "name" || name == "title" || name == "label" || name == "subject")
    return fmt::format("{} {}", sentence_case(spoken_name(entity.name)), row);
  if (has(name, "company") || has(name, "organisation")) return fmt::format("Example Company {}", row);
  if (has(name, "colour") || has(name, "color")) return row % 2 == 1 ? "blue" : "red";
  if (has(name, "city") || has(name, "town")) return "Exampleton";
  if (has(name, "postcode") || has(name, "postal")) return fmt::format("1000{}", row);
  if (has(name, "address") || has(name, "street") || name == "line1")
    return fmt::format("{} Example Street", row);
  if (has(name, "sku") || has(name, "code") || has(name, "number") || has(name, "reference"))
    return fmt::format("{}-{:03}", lower(slug_of(name, 8)), row);
  return fmt::format("{} {}", sentence_case(spoken_name(name)), row);
}

std::string shortened(std::string text, int length) {
  if (length <= 0 || text.size() <= static_cast<std::size_t>(length)) return text;
  // The number at the end tells rows apart.
  const auto tail = text.substr(text.find_last_not_of("0123456789") + 1);
  const auto room = static_cast<std::size_t>(length);
  if (tail.size() >= room) return tail.substr(tail.size() - room);
  return text.substr(0, room - tail.size()) + tail;
}

// A day of January 2026 and the hour; later fields of a row are later.
std::string day(int row, int step) {
  return fmt::format("2026-01-{:02}", 5 + (row - 1) * 7 + std::min(step, 6));
}

std::vector<json::value> numbers(const Field& field, const FieldType& type, int row) {
  const auto& name = field.name;
  std::vector<json::value> out;
  const auto add = [&](double number) {
    const bool is_whole = number == static_cast<double>(static_cast<std::int64_t>(number));
    if (type.kind == TypeKind::integer || type.kind == TypeKind::bigint) {
      if (is_whole) out.emplace_back(static_cast<std::int64_t>(number));
    } else if (is_whole) {
      out.emplace_back(static_cast<std::int64_t>(number));
    } else {
      out.emplace_back(number);
    }
  };
  const bool is_rate = has(name, "rate") || has(name, "percent") || has(name, "tax") || has(name, "discount");
  const bool is_money = has(name, "price") || has(name, "amount") || has(name, "cost") || has(name, "fee");
  if (is_rate) add(0);
  if (has(name, "year")) add(2026);
  if (has(name, "latitude")) add(52);
  if (has(name, "longitude")) add(5);
  if (has(name, "minutes") || has(name, "duration")) add(30);
  if (is_money) add(10 * row);
  if (has(name, "number") || has(name, "sequence")) add(row);
  for (const double fallback :
       {1.0, 2.0, 0.0, 5.0, 10.0, 0.5, 20.0, 50.0, 100.0, 200.0, 1000.0, 1950.0, 2026.0, -1.0})
    add(fallback);
  return out;
}

}  // namespace

std::string sample_id(std::string_view entity, int row) {
  auto hex = sha256_hex(fmt::format("{}\n{}", entity, row)).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned>(hex[16]) % 4];
  return fmt::format("{}-{}-{}-{}-{}",
                     hex.substr(0, 8),
                     hex.substr(8, 4),
                     hex.substr(12, 4),
                     hex.substr(16, 4),
                     hex.substr(20));
}

std::vector<json::value> sample_values(const design::Entity& entity, const Field& field, int row, int step) {
  const auto type = design::field_type_or_text(field.type);
  if (type.is_list) return {json::array{}};
  const auto text = [](std::string value) { return json::value(json::string(value)); };
  switch (type.kind) {
    case TypeKind::uuid: return {text(sample_id(entity.name + "." + field.name, row))};
    case TypeKind::string:
    case TypeKind::text: {
      std::vector<json::value> values{text(shortened(text_for(entity, field, row), type.length))};
      if (step == 0) return values;
      // A check refused the usual text: shapes that patterns of codes and keys ask for.
      const char letter = static_cast<char>('A' + row % 26);
      for (const auto& code : {fmt::format("EX{}", letter),
                               fmt::format("EX-{}", 100 + row),
                               fmt::format("ex{}", row),
                               fmt::format("{:06}", row),
                               fmt::format("EX{:04}", row)})
        values.push_back(text(shortened(code, type.length)));
      return values;
    }
    case TypeKind::integer:
    case TypeKind::bigint:
    case TypeKind::decimal:
    case TypeKind::float_: return numbers(field, type, row);
    case TypeKind::boolean: return {true, false};
    case TypeKind::date:
      if (has(field.name, "born") || has(field.name, "birth"))
        return {text(fmt::format("1990-01-{:02}", row))};
      return {text(day(row, step))};
    case TypeKind::datetime:
      return {text(fmt::format("{}T{:02}:00:00Z", day(row, 0), 9 + std::min(step, 12)))};
    case TypeKind::time: return {text(fmt::format("{:02}:00:00", 9 + std::min(step, 12)))};
    case TypeKind::jsonb: return {json::object{}};
    case TypeKind::binary: return {};
    case TypeKind::enum_: {
      std::vector<json::value> values;
      for (const auto& value : type.values) values.push_back(text(value));
      return values;
    }
  }
  return {};
}

}  // namespace nonagon::derive
