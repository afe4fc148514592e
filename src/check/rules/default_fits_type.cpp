#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool is_number(const json::value& value) {
  if (value.is_number()) return true;
  const auto* text = value.if_string();
  if (text == nullptr || text->empty()) return false;
  double number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  return error == std::errc{} && end == text->data() + text->size();
}

bool is_one_of(const json::value& value, const std::vector<std::string>& values) {
  const auto* text = value.if_string();
  return text != nullptr && std::ranges::find(values, std::string_view(*text)) != values.end();
}

// Texts, dates and times may have an expression such as now() as default, so they fit anything.
bool fits(const json::value& value, const design::FieldType& type) {
  if (type.is_list) return true;
  switch (type.kind) {
    case design::TypeKind::enum_: return is_one_of(value, type.values);
    case design::TypeKind::boolean: return value.is_bool();
    case design::TypeKind::integer:
    case design::TypeKind::bigint: return value.is_int64() || value.is_uint64();
    case design::TypeKind::decimal:
    case design::TypeKind::float_: return is_number(value);
    case design::TypeKind::uuid:
    case design::TypeKind::string:
    case design::TypeKind::text:
    case design::TypeKind::date:
    case design::TypeKind::datetime:
    case design::TypeKind::time:
    case design::TypeKind::jsonb:
    case design::TypeKind::binary: return true;
  }
  broken("every type kind says which defaults it takes");
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (field.default_.is_null() || fits(field.default_, facts.type(field))) continue;
      report.add(StageName::data_model,
                 facts.pointer(entity, field) + "/default",
                 fmt::format("{} is no {}", write_json_line(field.default_), field.type));
    }
  }
}

}  // namespace

extern constinit const Rule default_fits_type{
    .id = "default-fits-type",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary =
        "A default is a value of its field: a member of the enum, a number for a number, true or false for a "
        "boolean.",
    .reason = "Every row without the value would be refused, or hold a state that no code knows.",
    .mend = "Give a value of the type, or remove the default.",
    .source = "XR-008",
    .bad = R"~("type": "enum(draft,sent)", "default": "open")~",
    .good = R"~("type": "enum(draft,sent)", "default": "draft")~",
    .check = inspect,
};

}  // namespace nonagon::check
