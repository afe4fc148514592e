#include "derive/reading/list_plan.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace nonagon::derive {
namespace {

using design::Field;
using design::Filter;
using design::Match;
using design::TypeKind;

constexpr std::size_t most_filters = 10;

constexpr std::array<std::string_view, 19> planning_words{"due",
                                                          "promised",
                                                          "deadline",
                                                          "starts",
                                                          "start",
                                                          "scheduled",
                                                          "date",
                                                          "day",
                                                          "departs",
                                                          "departure",
                                                          "begins",
                                                          "planned",
                                                          "needed",
                                                          "expected",
                                                          "appointment",
                                                          "visit",
                                                          "pickup",
                                                          "slot",
                                                          "issued"};

bool is_short_text(const Field& field) {
  const auto type = type_of(field);
  return !type.is_list && (type.kind == TypeKind::string || type.kind == TypeKind::text);
}

bool is_code(const Field& field) {
  const auto type = type_of(field);
  const bool is_scalar =
      type.kind == TypeKind::string || type.kind == TypeKind::integer || type.kind == TypeKind::bigint;
  return is_scalar && !type.is_list && (field.unique || field.indexed);
}

void add(ListPlan& plan, const Field& field, Match match) {
  const bool is_there =
      std::ranges::any_of(plan.filters, [&](const Filter& filter) { return filter.field == field.name; });
  if (!is_there && plan.filters.size() < most_filters)
    plan.filters.push_back({.field = field.name, .match = match});
}

void add_filters(ListPlan& plan, const EntityFacts& facts) {
  if (facts->lifecycle) {
    const auto* state = find_field(*facts, facts->lifecycle->field);
    if (state != nullptr) add(plan, *state, Match::any_of);
  }
  for (const auto* key : facts.keys) {
    if (key != facts.parent || facts.reach == Reach::resource) add(plan, *key->field, Match::equals);
  }
  if (facts.label != nullptr && is_short_text(*facts.label)) add(plan, *facts.label, Match::prefix);
  if (const auto* moment = planned_moment(facts)) add(plan, *moment, Match::range);
  for (const auto& field : facts->fields) {
    if (field.secret || &field == key_field(*facts)) continue;
    if (field.format == design::TextFormat::phone) add(plan, field, Match::suffix);
    if (is_code(field)) add(plan, field, Match::equals);
  }
  for (const auto& field : facts->fields) {
    const auto type = type_of(field);
    if (type.kind == TypeKind::enum_ && !type.is_list) add(plan, field, Match::any_of);
    if (field.name == "isActive") add(plan, field, Match::equals);
  }
}

bool is_sortable(const Field& field) {
  return field.required && !field.secret && !type_of(field).is_list;
}

}  // namespace

const Field* planned_moment(const EntityFacts& facts) {
  std::vector<std::pair<const Field*, std::vector<std::string>>> moments;
  for (const auto& field : facts->fields) {
    if (!is_timestamp(field) && (field.set_by.empty() || field.required) && is_moment(field))
      moments.emplace_back(&field, words_of(field.name));
  }
  for (const auto word : planning_words) {
    for (const auto& [field, words] : moments) {
      if (std::ranges::find(words, word) != words.end()) return field;
    }
  }
  return nullptr;
}

const Field* moment_of_state(const design::Entity& entity, std::string_view state) {
  const auto stem = camel_case(state);
  for (const auto& field : entity.fields) {
    if (is_moment(field) && (field.name == stem + "At" || field.name == stem + "On")) return &field;
  }
  return nullptr;
}

ListPlan list_plan(const EntityFacts& facts) {
  ListPlan plan;
  add_filters(plan, facts);
  const auto* created = find_field(*facts, "createdAt");
  const auto* moment = planned_moment(facts);
  if (moment != nullptr && is_sortable(*moment)) {
    plan.sort.push_back(moment->name);
  } else if (facts.label != nullptr && is_sortable(*facts.label) && is_short_text(*facts.label) &&
             !facts->lifecycle && !facts->append_only) {
    plan.sort.push_back(facts.label->name);
  }
  if (created != nullptr) plan.sort.push_back(created->name);
  return plan;
}

}  // namespace nonagon::derive
