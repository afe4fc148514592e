#include "emit/openapi/shape.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/openapi/examples.hpp"
#include "emit/openapi/pattern_sample.hpp"

namespace nonagon::emit {
namespace {

using design::FieldType;
using design::TextFormat;
using design::TypeKind;

constexpr std::int64_t max_int32 = 2'147'483'647;
constexpr std::int64_t max_safe_integer =
    9'007'199'254'740'991;  // what a JavaScript client reads without loss
constexpr std::int64_t text_length = 4000;
constexpr std::int64_t string_length = 255;
constexpr std::int64_t binary_length = 7'000'000;
constexpr std::int64_t max_list = 1000;

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::vector<std::string_view> conjuncts(std::string_view check) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = check.find(" and ");
    parts.push_back(trim(check.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    check.remove_prefix(at + 5);
  }
}

std::string_view unquoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '\'' || text.back() != '\'') return {};
  return text.substr(1, text.size() - 2);
}

void tighten(std::optional<double>& bound, double value, bool is_lower) {
  if (!bound || (is_lower ? value > *bound : value < *bound)) bound = value;
}

// One comparison of the field with a number; the smallest step beyond a strict bound is taken as one unit by
// the caller's rounding.
void read_comparison(Bounds& bounds, std::string_view operation, double value) {
  constexpr double step = 1e-9;
  if (operation == ">=") tighten(bounds.minimum, value, true);
  if (operation == ">") tighten(bounds.minimum, value + step * std::max(1.0, std::abs(value)), true);
  if (operation == "<=") tighten(bounds.maximum, value, false);
  if (operation == "<") tighten(bounds.maximum, value - step * std::max(1.0, std::abs(value)), false);
}

void set_integer_bounds(Shape& shape, const Bounds& bounds, std::int64_t limit) {
  const auto inside = [&](double value) {
    return std::clamp(value, -static_cast<double>(limit), static_cast<double>(limit));
  };
  shape.minimum = -limit - (limit == max_int32 ? 1 : 0);
  shape.maximum = limit;
  if (bounds.minimum) shape.minimum = static_cast<std::int64_t>(std::ceil(inside(*bounds.minimum)));
  if (bounds.maximum) shape.maximum = static_cast<std::int64_t>(std::floor(inside(*bounds.maximum)));
  if (*shape.minimum > *shape.maximum) shape.maximum = shape.minimum;
}

void set_decimal(Shape& shape, const FieldType& type, const Bounds& bounds) {
  const bool is_signed = !bounds.minimum || *bounds.minimum < 0;
  const int whole = type.precision > 0 ? std::max(1, type.precision - type.scale) : 20;
  const std::string_view sign = is_signed ? "-?" : "";
  shape.format = "decimal";
  if (type.precision == 0) {
    shape.pattern = fmt::format(R"(^{}[0-9]{{1,{}}}(\.[0-9]{{1,10}})?$)", sign, whole);
    shape.max_length = whole + 11 + (is_signed ? 1 : 0);
  } else if (type.scale == 0) {
    shape.pattern = fmt::format("^{}[0-9]{{1,{}}}$", sign, whole);
    shape.max_length = whole + (is_signed ? 1 : 0);
  } else {
    shape.pattern = fmt::format(R"(^{}[0-9]{{1,{}}}\.[0-9]{{{}}}$)", sign, whole, type.scale);
    shape.max_length = whole + 1 + type.scale + (is_signed ? 1 : 0);
  }
}

struct FormatRow {
  TextFormat format;
  std::string_view keyword;  // JSON Schema format
  std::string_view pattern;
};

constexpr std::array format_rows{
    FormatRow{TextFormat::email, "email", ""},
    FormatRow{TextFormat::uri, "uri", ""},
    FormatRow{TextFormat::phone, "", "^[+][1-9][0-9]{6,14}$"},
    FormatRow{TextFormat::slug, "", "^[a-z0-9]+(-[a-z0-9]+)*$"},
    FormatRow{TextFormat::colour, "", "^#[0-9a-f]{6}$"},
    FormatRow{TextFormat::currency, "", "^[A-Z]{3}$"},
    FormatRow{TextFormat::country, "", "^[A-Z]{2}$"},
    FormatRow{TextFormat::language, "", "^[a-z]{2}(-[A-Z]{2})?$"},
    FormatRow{TextFormat::markdown, "", ""},
    FormatRow{TextFormat::timezone, "", ""},
};

void set_text(Shape& shape,
              std::int64_t length,
              const std::optional<TextFormat>& format,
              const Bounds& bounds) {
  shape.min_length = 1;
  shape.max_length = length;
  if (format) {
    const auto& row = *std::ranges::find(format_rows, *format, &FormatRow::format);
    shape.format = row.keyword;
    shape.pattern = row.pattern;
  }
  if (!bounds.pattern.empty() && pattern_sample(bounds.pattern)) shape.pattern = bounds.pattern;
}

Shape typed_shape(const FieldType& type, const std::optional<TextFormat>& format, const Bounds& bounds) {
  Shape shape;
  switch (type.kind) {
    case TypeKind::uuid:
      shape.format = "uuid";
      shape.min_length = shape.max_length = 36;
      break;
    case TypeKind::string:
      set_text(shape, type.length > 0 ? type.length : string_length, format, bounds);
      break;
    case TypeKind::text: set_text(shape, text_length, format, bounds); break;
    case TypeKind::integer:
      shape.type = "integer";
      shape.format = "int32";
      set_integer_bounds(shape, bounds, max_int32);
      break;
    case TypeKind::bigint:
      shape.type = "integer";
      shape.format = "int64";
      set_integer_bounds(shape, bounds, max_safe_integer);
      break;
    case TypeKind::decimal: set_decimal(shape, type, bounds); break;
    case TypeKind::float_:
      shape.type = "number";
      shape.format = "double";
      break;
    case TypeKind::boolean: shape.type = "boolean"; break;
    case TypeKind::date:
      shape.format = "date";
      shape.max_length = 10;
      break;
    case TypeKind::datetime:
      shape.format = "date-time";
      shape.max_length = 30;
      break;
    case TypeKind::time:
      shape.format = "time";
      shape.max_length = 20;
      break;
    case TypeKind::jsonb: shape.type = "object"; break;
    case TypeKind::binary:
      shape.is_base64 = true;
      shape.max_length = binary_length;
      break;
    case TypeKind::enum_: shape.values = type.values; break;
  }
  shape.is_list = type.is_list;
  return shape;
}

// "FK to Customer (present owner)" says it in the words of tables; a caller reads "Key of the customer:
// present owner".
std::string spoken_description(const design::Field& field, const design::Entity* target) {
  const std::string_view text = trim(field.description);
  if (target != nullptr && text.starts_with("FK to ")) {
    auto spoken = fmt::format("Key of the {}", join(words_of(target->name), " "));
    const auto open = text.find('(');
    const auto close = text.rfind(')');
    if (open != std::string_view::npos && close != std::string_view::npos && close > open + 1) {
      spoken += fmt::format(": {}", text.substr(open + 1, close - open - 1));
    }
    return spoken;
  }
  if (!text.empty()) return std::string(text);
  if (target != nullptr) return fmt::format("Key of the {}", join(words_of(target->name), " "));
  const auto words = words_of(field.name);
  return words.empty() ? "Value" : sentence_case(join(words, " "));
}

bool fits(const Shape& shape, std::string_view text) {
  const auto length = static_cast<std::int64_t>(text.size());
  return length >= shape.min_length.value_or(0) && length <= shape.max_length.value_or(length);
}

// A default that certainly satisfies the shape, as JSON; null for anything that only a database understands,
// such as now().
json::value usable_default(const Shape& shape, const FieldType& type, const json::value& value) {
  if (value.is_null() || shape.is_list) return nullptr;
  if (shape.type == "boolean") return value.is_bool() ? value : json::value(nullptr);
  if (shape.type == "integer") {
    const auto* number = value.if_int64();
    const bool is_inside = number != nullptr && *number >= *shape.minimum && *number <= *shape.maximum;
    return is_inside ? value : json::value(nullptr);
  }
  if (shape.type == "number") return value.is_number() ? value : json::value(nullptr);
  if (type.kind == TypeKind::decimal && value.is_number() && type.precision > 0) {
    const auto number = value.to_number<double>();
    const bool is_written = std::abs(number) < std::pow(10.0, std::max(1, type.precision - type.scale));
    if (number < 0 && shape.pattern.find("-?") == std::string::npos) return nullptr;
    return is_written ? json::value(fmt::format("{:.{}f}", number, type.scale)) : json::value(nullptr);
  }
  const auto* text = value.if_string();
  if (text == nullptr || shape.type != "string") return nullptr;
  if (!shape.values.empty()) {
    return std::ranges::find(shape.values, std::string_view(*text)) != shape.values.end()
               ? value
               : json::value(nullptr);
  }
  const bool is_free_text = shape.format.empty() && shape.pattern.empty() && !shape.is_base64;
  return is_free_text && fits(shape, *text) && text->find("()") == std::string::npos ? value
                                                                                     : json::value(nullptr);
}

void write_type(YamlWriter& yaml, std::string_view type, bool is_nullable) {
  if (is_nullable) {
    yaml.plain("type", fmt::format("[{}, 'null']", type));
  } else {
    yaml.plain("type", type);
  }
}

void write_limits(YamlWriter& yaml, const Shape& shape) {
  if (!shape.format.empty()) yaml.plain("format", shape.format);
  if (shape.is_base64) yaml.plain("contentEncoding", "base64");
  if (!shape.pattern.empty()) yaml.text("pattern", shape.pattern);
  if (shape.min_length) yaml.number("minLength", *shape.min_length);
  if (shape.max_length) yaml.number("maxLength", *shape.max_length);
  if (shape.minimum) yaml.number("minimum", *shape.minimum);
  if (shape.maximum) yaml.number("maximum", *shape.maximum);
  if (shape.type == "object") yaml.plain("additionalProperties", "true");
}

void write_values(YamlWriter& yaml, const Shape& shape, bool is_nullable) {
  if (shape.values.empty()) return;
  std::string list;
  for (const auto& value : shape.values) list += (list.empty() ? "" : ", ") + flow_text(value);
  if (is_nullable) list += ", null";
  yaml.plain("enum", "[" + list + "]");
}

void write_example(YamlWriter& yaml, const Shape& shape) {
  const bool is_first_value = shape.example.is_null() && !shape.values.empty();
  if (shape.example.is_null() && !is_first_value) return;
  const auto* text = shape.example.if_string();
  yaml.plain("examples",
             fmt::format("[{}]",
                         is_first_value    ? flow_text(shape.values.front())
                         : text != nullptr ? flow_text(*text)
                                           : write_json_line(shape.example)));
}

}  // namespace

std::string spoken(std::string_view name) {
  auto words = join(words_of(name), " ");
  return words.empty() ? std::string(name) : words;
}

Bounds bounds_of(std::string_view check, std::string_view field) {
  Bounds bounds;
  if (check.find(" or ") != std::string_view::npos || check.starts_with("not ")) return bounds;
  for (const auto part : conjuncts(check)) {
    if (!part.starts_with(field)) continue;
    auto rest = part.substr(field.size());
    if (!rest.starts_with(' ')) continue;
    rest = trim(rest);
    const auto space = rest.find(' ');
    if (space == std::string_view::npos) continue;
    const auto operation = rest.substr(0, space);
    const auto operand = trim(rest.substr(space));
    if (operation == "matches") {
      bounds.pattern = replace_all(std::string(unquoted(operand)), "''", "'");
    } else if (const auto value = number_of(operand)) {
      read_comparison(bounds, operation, *value);
    }
  }
  return bounds;
}

Neighbours::Neighbours(const design::Symbols& symbols) {
  const auto& model = symbols.design().data_model;
  for (const auto& key : symbols.foreign_keys()) targets.emplace(key.field, key.target);
  for (std::size_t i = 0; i < model.entities.size(); ++i) places.emplace(&model.entities[i], i + 1);
}

Shape shape_of(const design::Entity& entity, const design::Field& field, const Neighbours& neighbours) {
  const auto type = design::field_type_or_text(field.type);
  const auto bounds = bounds_of(field.check, field.name);
  auto shape = typed_shape(type, field.format, bounds);
  if (field.default_.is_string() && field.default_.get_string().empty()) shape.min_length.reset();
  if (field.generated && shape.minimum && *shape.minimum < 1 && *shape.maximum >= 1) shape.minimum = 1;
  shape.is_nullable = !field.required;
  const auto found = neighbours.targets.find(&field);
  const auto* target = found == neighbours.targets.end() ? nullptr : found->second;
  shape.description = spoken_description(field, target);
  shape.default_ = usable_default(shape, type, field.default_);
  const auto* subject = target != nullptr ? target : &entity;
  const auto place = neighbours.places.find(subject);
  const ExampleRequest request{.name = field.name,
                               .owner = entity.name,
                               .place = place == neighbours.places.end() ? 1 : place->second,
                               .type = type,
                               .format = field.format,
                               .bounds = bounds,
                               .is_personal = field.pii};
  shape.example = example_of(shape, request);
  return shape;
}

Shape shape_of(std::string_view type_text,
               std::string_view name,
               std::string_view description,
               std::string_view owner) {
  const auto type = design::field_type_or_text(type_text.empty() ? "string" : type_text);
  auto shape = typed_shape(type, std::nullopt, {});
  const auto words = words_of(name);
  shape.description = !trim(description).empty() ? std::string(trim(description))
                      : words.empty()            ? "Value"
                                                 : sentence_case(join(words, " "));
  shape.example = example_of(shape, {.name = name, .owner = owner, .place = 1, .type = type});
  return shape;
}

Shape parameter_shape(Shape shape) {
  shape.is_nullable = false;
  shape.default_ = nullptr;
  shape.description.clear();
  return shape;
}

bool has_certain_sample(const Shape& shape) {
  if (!shape.example.is_null() || !shape.values.empty()) return true;
  if (shape.type != "string") return true;
  constexpr std::int64_t of_text = 4;  // what sample_of gives has four letters
  return shape.pattern.empty() && shape.format.empty() && shape.min_length.value_or(0) <= of_text &&
         shape.max_length.value_or(of_text) >= of_text;
}

json::value sample_of(const Shape& shape) {
  json::value one = shape.example;
  if (one.is_null() && !shape.values.empty()) one = json::string(shape.values.front());
  if (one.is_null() && shape.type == "boolean") one = true;
  if (one.is_null() && shape.type == "object") one = json::object{};
  if (one.is_null() && shape.type == "string") one = json::string("text");
  if (one.is_null()) one = shape.minimum.value_or(1);
  return shape.is_list ? json::value(json::array{one}) : one;
}

void write_shape(YamlWriter& yaml, const Shape& shape) {
  if (!shape.is_list) {
    write_type(yaml, shape.type, shape.is_nullable);
    if (!shape.description.empty()) yaml.prose("description", shape.description);
    write_limits(yaml, shape);
    write_values(yaml, shape, shape.is_nullable);
    if (shape.is_write_only) yaml.plain("writeOnly", "true");
    write_example(yaml, shape);
    if (!shape.default_.is_null()) yaml.value("default", shape.default_);
    return;
  }
  write_type(yaml, "array", shape.is_nullable);
  if (!shape.description.empty()) yaml.prose("description", shape.description);
  yaml.number("maxItems", max_list);
  yaml.open("items");
  write_type(yaml, shape.type, false);
  write_limits(yaml, shape);
  write_values(yaml, shape, false);
  write_example(yaml, shape);
  yaml.close();
}

}  // namespace nonagon::emit
