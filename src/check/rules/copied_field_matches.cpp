#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

using design::TypeKind;

// Kinds of value of which one can hold a copy of the other.
enum class Family { number, text, moment, other };

Family family_of(TypeKind kind) {
  switch (kind) {
    case TypeKind::integer:
    case TypeKind::bigint:
    case TypeKind::decimal:
    case TypeKind::float_: return Family::number;
    case TypeKind::string:
    case TypeKind::text:
    case TypeKind::enum_: return Family::text;
    case TypeKind::date:
    case TypeKind::datetime:
    case TypeKind::time: return Family::moment;
    case TypeKind::uuid:
    case TypeKind::boolean:
    case TypeKind::jsonb:
    case TypeKind::binary: return Family::other;
  }
  broken("every type kind belongs to a family");
}

// JSON holds a copy of anything, and a text what several fields are joined to.
bool can_hold(const Field& copy, const design::FieldType& type, const design::FieldType& source) {
  if (type.kind == TypeKind::jsonb || copy.copied_from.size() > 1) return true;
  if (type.is_list != source.is_list) return false;
  const auto family = family_of(type.kind);
  return family == family_of(source.kind) && (family != Family::other || type.kind == source.kind);
}

// The field that "Entity.field" names; null when there is none.
const Field* field_at(std::string_view name, const Facts& facts) {
  const auto dot = name.find('.');
  const auto* entity = facts.entity(name.substr(0, dot));
  return entity == nullptr || dot == std::string_view::npos ? nullptr
                                                            : facts.field(*entity, name.substr(dot + 1));
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      for (std::size_t i = 0; i < field.copied_from.size(); ++i) {
        const auto& name = field.copied_from[i];
        const auto* source = field_at(name, facts);
        if (source != nullptr && can_hold(field, facts.type(field), facts.type(*source))) continue;
        report.add(
            StageName::data_model,
            fmt::format("{}/copiedFrom/{}", facts.pointer(entity, field), i),
            source == nullptr
                ? fmt::format("there is no field `{}`", name)
                : fmt::format(
                      "`{}.{}` is {}, `{}` is {}", entity.name, field.name, field.type, name, source->type));
      }
    }
  }
}

}  // namespace

extern constinit const Rule copied_field_matches{
    .id = "copied-field-matches",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "A field that keeps a copy names its source, and both have one kind of type.",
    .reason = "The copy could not hold what it is there to keep.",
    .mend = "Name the source as Entity.field, and give both fields one type.",
    .source = "XR-010",
    .bad = R"("copiedFrom": ["Book.prise"])",
    .good = R"("copiedFrom": ["Book.price"])",
    .check = inspect,
};

}  // namespace nonagon::check
