#include "derive/screens/entity_words.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/language/words.hpp"
#include "design/field_type.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {
namespace {

using design::Entity;
using design::Field;
using design::TypeKind;

TypeKind kind_of(const Field& field) {
  return design::field_type_or_text(field.type).kind;
}

const Field* first_named(const Entity& entity, std::span<const std::string_view> names) {
  for (const auto name : names) {
    const auto* field = design::find_field(entity, name);
    if (field != nullptr && !field->secret) return field;
  }
  return nullptr;
}

template <class Keep>
const Field* first_where(const Entity& entity, Keep keep) {
  const auto found = std::ranges::find_if(entity.fields, keep);
  return found == entity.fields.end() ? nullptr : &*found;
}

}  // namespace

std::string label_of(std::string_view name) {
  return sentence_case(spoken(name));
}

std::string component_name(std::string_view name) {
  return design::program_name(pascal_case(name));
}

const Field* label_field(const Entity& entity) {
  static constexpr std::array<std::string_view, 17> names{"name",
                                                          "title",
                                                          "fullName",
                                                          "displayName",
                                                          "label",
                                                          "number",
                                                          "code",
                                                          "reference",
                                                          "subject",
                                                          "slug",
                                                          "sku",
                                                          "email",
                                                          "headline",
                                                          "serialNumber",
                                                          "question",
                                                          "summary",
                                                          "caption"};
  if (const auto* field = first_named(entity, names)) return field;
  const auto is_short_text = [](const Field& field) {
    return kind_of(field) == TypeKind::string && field.required && !field.secret &&
           !field.name.ends_with("Id");
  };
  return first_where(entity, is_short_text);
}

const Field* status_field(const Entity& entity) {
  if (entity.lifecycle) {
    if (const auto* field = design::find_field(entity, entity.lifecycle->field)) return field;
  }
  static constexpr std::array<std::string_view, 4> names{"status", "state", "phase", "stage"};
  const auto* field = first_named(entity, names);
  return field != nullptr && kind_of(*field) == TypeKind::enum_ ? field : nullptr;
}

const Field* date_field(const Entity& entity) {
  const auto is_date = [](const Field& field) {
    const auto kind = kind_of(field);
    return (kind == TypeKind::date || kind == TypeKind::datetime) && !is_row_time(field.name) &&
           field.set_by.empty();
  };
  if (const auto* field = first_where(entity, is_date)) return field;
  return first_where(entity, [](const Field& field) {
    const auto kind = kind_of(field);
    return (kind == TypeKind::date || kind == TypeKind::datetime) && field.name != "updatedAt";
  });
}

std::string spoken_time(const Field& field) {
  auto words = words_of(field.name);
  const bool has_ending = words.size() > 1 && (words.back() == "on" || words.back() == "at");
  if (!has_ending) return spoken(field.name);
  words.pop_back();
  words.back() = singular_of(words.back());
  return join(words, " ") + (kind_of(field) == TypeKind::date ? " day" : " time");
}

const Field* money_field(const Entity& entity) {
  static constexpr std::array<std::string_view, 8> names{
      "total", "grandTotal", "amount", "price", "unitPrice", "balance", "cost", "fee"};
  if (const auto* field = first_named(entity, names)) return field;
  return first_where(entity, [](const Field& field) { return kind_of(field) == TypeKind::decimal; });
}

std::vector<std::string> status_values(const Entity& entity) {
  const auto* field = status_field(entity);
  return field == nullptr ? std::vector<std::string>{} : design::field_type_or_text(field->type).values;
}

bool is_row_time(std::string_view field_name) {
  static constexpr std::array<std::string_view, 5> names{
      "createdAt", "updatedAt", "deletedAt", "created_at", "updated_at"};
  return is_among(field_name, names);
}

std::vector<std::string> stems_of(std::string_view text) {
  auto words = words_of(text);
  for (auto& word : words) word = singular_of(word);
  return words;
}

bool holds_phrase(const std::vector<std::string>& text, const std::vector<std::string>& phrase) {
  return !phrase.empty() && !std::ranges::search(text, phrase).empty();
}

}  // namespace nonagon::derive
