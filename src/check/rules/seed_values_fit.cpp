#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool is_number(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size();
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// Why the value does not fit; empty when it does. Texts of dates, times and keys are left to the engine.
std::string complaint(const json::value& value, const Field& field, const design::FieldType& type) {
  using design::TypeKind;
  if (value.is_null()) return field.required ? "it is required" : "";
  if (type.is_list) return value.is_array() ? "" : "it is a list";
  const auto* text = value.if_string();
  switch (type.kind) {
    case TypeKind::enum_:
      return text != nullptr && std::ranges::find(type.values, std::string_view(*text)) != type.values.end()
                 ? ""
                 : "it is one of " + join(type.values, ", ");
    case TypeKind::boolean: return value.is_bool() ? "" : "it is true or false";
    case TypeKind::integer:
    case TypeKind::bigint: return value.is_int64() || value.is_uint64() ? "" : "it is a whole number";
    case TypeKind::decimal:
    case TypeKind::float_:
      return value.is_number() || (text != nullptr && is_number(*text)) ? "" : "it is a number";
    case TypeKind::string:
      if (text == nullptr) return "it is a text";
      return type.length > 0 && characters(*text) > static_cast<std::size_t>(type.length)
                 ? fmt::format("it has at most {} characters", type.length)
                 : "";
    case TypeKind::text:
    case TypeKind::uuid:
    case TypeKind::date:
    case TypeKind::datetime:
    case TypeKind::time:
    case TypeKind::binary: return text != nullptr ? "" : "it is a text";
    case TypeKind::jsonb: return {};
  }
  broken("every type kind says which seed values it takes");
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& seeds = design.database.seed_data;
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    const auto* entity = facts.entity(seeds[i].entity);
    for (std::size_t j = 0; entity != nullptr && j < seeds[i].rows.size(); ++j) {
      for (const auto& [name, value] : seeds[i].rows[j]) {
        const auto* field = facts.field(*entity, name);
        if (field == nullptr) continue;
        const auto why = complaint(value, *field, facts.type(*field));
        if (why.empty()) continue;
        report.add(
            StageName::database,
            pointer_to(fmt::format("/seedData/{}/rows/{}", i, j), name),
            fmt::format(
                "{} does not fit `{}.{}`: {}", write_json_line(value), entity->name, field->name, why));
      }
    }
  }
}

}  // namespace

extern constinit const Rule seed_values_fit{
    .id = "seed-values-fit",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "Seed values fit the types of their fields.",
    .reason = "The database refuses the row, and a new installation starts empty.",
    .mend =
        "Give a value of the type: a member of the enum, a number for a number, a text that is not longer "
        "than allowed.",
    .source = "XR-048",
    .bad = R"("status": "lent" where the enum has open and closed)",
    .good = R"("status": "open")",
    .check = inspect,
};

}  // namespace nonagon::check
