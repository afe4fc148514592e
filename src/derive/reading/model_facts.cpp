#include "derive/reading/model_facts.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "derive/stages/stages.hpp"

namespace nonagon::derive {
namespace {

using design::Entity;
using design::Field;
using design::ForeignKey;
using design::TypeKind;

// In the order in which people would call a row by them.
constexpr std::array<std::string_view, 14> label_names{"displayName",
                                                       "fullName",
                                                       "name",
                                                       "title",
                                                       "label",
                                                       "firstName",
                                                       "subject",
                                                       "headline",
                                                       "reference",
                                                       "number",
                                                       "code",
                                                       "sku",
                                                       "slug",
                                                       "email"};

bool is_text(const Field& field) {
  const auto type = type_of(field);
  return !type.is_list && (type.kind == TypeKind::string || type.kind == TypeKind::text);
}

// What an operation wrote about an event in the row's life names the event, not the row.
bool is_label(const Field& field) {
  return !field.secret && field.set_by.empty() && !type_of(field).is_list;
}

const Field* label_of(const Entity& entity) {
  for (const auto name : label_names) {
    const auto* field = find_field(entity, name);
    if (field != nullptr && is_label(*field)) return field;
  }
  for (const auto& field : entity.fields) {
    const bool is_named = field.name.ends_with("Name") || field.name.ends_with("Title");
    if (is_named && is_text(field) && is_label(field)) return &field;
  }
  return nullptr;
}

// Rows that no screen lists: what the service keeps for itself.
bool is_internal(const Entity& entity) {
  const auto words = words_of(entity.name);
  if (words.empty()) return false;
  const auto joined = join(words, " ");
  if (joined == "idempotency key" || joined.ends_with("password reset")) return true;
  const auto& last = words.back();
  const bool is_credential = last == "session" || last == "token" || last == "link" || last == "challenge";
  return is_credential && std::ranges::any_of(entity.fields, [](const Field& field) { return field.secret; });
}

// Two foreign keys or more and nothing that says more than that the two belong together.
bool is_join(const EntityFacts& facts) {
  if (facts.keys.size() < 2 || facts->lifecycle) return false;
  return std::ranges::none_of(facts->fields, [&](const Field& field) {
    return field.name != "id" && !is_timestamp(field) && !is_foreign_key(facts, field) && field.required &&
           field.default_.is_null();
  });
}

bool is_line(const EntityFacts& facts) {
  if (facts->lifecycle || facts->append_only) return false;
  const auto words = words_of(facts->name);
  const bool is_named = !words.empty() && (words.back() == "line" || words.back() == "item");
  const bool has_position =
      find_field(*facts, "position") != nullptr || find_field(*facts, "lineTotal") != nullptr;
  return is_named || has_position || find_field(*facts, "updatedAt") == nullptr;
}

constexpr std::array<std::string_view, 9> job_verbs{
    "expire", "lapse", "purge", "remind", "sweep", "timeout", "renew", "escalate", "autoclose"};

}  // namespace

ModelFacts::ModelFacts(const design::Design& design) {
  const auto& model = design.data_model;
  keys_ = foreign_keys(model);
  entities_.reserve(model.entities.size());
  for (const auto& entity : model.entities) {
    if (!by_name_.emplace(entity.name, entities_.size()).second) continue;
    entities_.push_back({.entity = &entity, .label = label_of(entity)});
  }
  connect();
  const auto* signing_in = signing_in_entity(model);
  subject = signing_in == nullptr ? nullptr : find(signing_in->name);
  for (auto& facts : entities_) place(facts);
  if (subject == nullptr) return;
  const auto* role = find_field(**subject, "role");
  if (role == nullptr || type_of(*role).kind != TypeKind::enum_) return;
  role_field = role;
  roles = type_of(*role).values;
}

const EntityFacts* ModelFacts::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &entities_[found->second];
}

void ModelFacts::connect() {
  for (const auto& key : keys_) {
    const auto owner = by_name_.find(key.owner->name);
    const auto target = by_name_.find(key.target->name);
    if (owner != by_name_.end()) entities_[owner->second].keys.push_back(&key);
    if (target != by_name_.end()) entities_[target->second].referrers.push_back(&key);
  }
}

void ModelFacts::place(EntityFacts& facts) {
  if (is_internal(*facts)) {
    facts.reach = Reach::internal;
    return;
  }
  const auto leads_to_parent = [&](const ForeignKey* key) {
    return key->field->required && key->target != facts.entity &&
           (subject == nullptr || key->target != subject->entity);
  };
  const auto is_part_key = [&](const ForeignKey* key) {
    return key->target->name == facts->part_of && key->target != facts.entity;
  };
  auto parent = std::ranges::find_if(facts.keys, is_part_key);
  const bool is_part = parent != facts.keys.end();
  const bool is_joined = !is_part && is_join(facts);
  if (is_joined || (!is_part && facts->append_only))
    parent = std::ranges::find_if(facts.keys, leads_to_parent);
  if (parent == facts.keys.end()) return;
  const auto* above = find((*parent)->target->name);
  // One level only: a path with two parents is a chore, and a circle of parts has no end.
  if (above == nullptr || above->reach == Reach::internal || !above->entity->part_of.empty()) return;
  facts.parent = *parent;
  facts.reach = is_part && facts.referrers.empty() && is_line(facts) ? Reach::embedded : Reach::nested;
}

std::string spoken(std::string_view name) {
  const auto words = words_of(name);
  return words.empty() ? std::string(name) : join(words, " ");
}

std::string spoken_plural(std::string_view name) {
  return plural_of(spoken(name));
}

std::string with_article(std::string_view name) {
  const auto noun = spoken(name);
  // "a user", "a unit": the u that sounds like you.
  const bool is_you = noun.starts_with("us") || noun.starts_with("uni");
  const bool is_vowel = !noun.empty() && std::string_view("aeiou").find(noun[0]) != std::string_view::npos;
  return (is_vowel && !is_you ? "an " : "a ") + noun;
}

std::string upper_snake(std::string_view name) {
  auto text = snake_case(name);
  std::ranges::transform(
      text, text.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

bool has_word(std::string_view name, std::string_view word) {
  const auto words = words_of(name);
  return std::ranges::find(words, word) != words.end();
}

bool is_timestamp(const Field& field) {
  return field.name == "createdAt" || field.name == "updatedAt";
}

bool is_moment(const Field& field) {
  if (!trim(field.type).starts_with("date")) return false;  // as both of them do
  const auto type = type_of(field);
  return !type.is_list && (type.kind == TypeKind::date || type.kind == TypeKind::datetime);
}

bool is_foreign_key(const EntityFacts& facts, const Field& field) {
  return std::ranges::any_of(facts.keys, [&](const ForeignKey* key) { return key->field == &field; });
}

design::FieldType type_of(const Field& field) {
  return design::field_type_or_text(field.type);
}

bool is_given(const EntityFacts& facts, const Field& field) {
  if (field.generated || !field.computed.empty() || !field.set_by.empty()) return true;
  if (is_timestamp(field) || &field == key_field(*facts.entity)) return true;
  if (facts->lifecycle && facts->lifecycle->field == field.name) return true;
  return facts->soft_delete == field.name;
}

bool is_creatable(const EntityFacts& facts) {
  const auto create = "create" + facts->name;
  return std::ranges::none_of(facts->fields, [&](const Field& field) {
    if (!field.required || field.set_by.empty() || !field.default_.is_null()) return false;
    if (!field.computed.empty()) return false;
    return std::ranges::none_of(field.set_by,
                                [&](const std::string& by) { return by == create || by == "signedInUser"; });
  });
}

bool is_updatable(const EntityFacts& facts) {
  if (facts->append_only || find_field(*facts, "updatedAt") == nullptr) return false;
  return std::ranges::any_of(facts->fields, [&](const Field& field) {
    return !field.immutable && !field.secret && !is_given(facts, field);
  });
}

bool is_deletable(const EntityFacts& facts) {
  if (!facts->soft_delete.empty()) return true;
  if (facts->append_only) return false;
  if (facts->lifecycle) return facts->lifecycle->initial == "draft";
  return std::ranges::none_of(facts.referrers, [](const ForeignKey* key) {
    return key->relationship->on_delete.value_or(design::OnDelete::restrict_) == design::OnDelete::restrict_;
  });
}

std::vector<std::string> open_states(const Entity& entity) {
  std::vector<std::string> states;
  if (!entity.lifecycle) return states;
  const auto* field = find_field(entity, entity.lifecycle->field);
  if (field == nullptr) return states;
  const auto& last = entity.lifecycle->final;
  for (auto& state : type_of(*field).values) {
    if (std::ranges::find(last, state) == last.end()) states.push_back(state);
  }
  return states;
}

std::string quoted_list(const std::vector<std::string>& values) {
  std::string out;
  for (const auto& value : values) {
    if (!out.empty()) out += ", ";
    out += '\'' + replace_all(value, "'", "''") + '\'';
  }
  return out;
}

bool is_job(std::string_view action, const Entity& entity) {
  const auto words = words_of(action);
  if (words.empty()) return false;
  if (std::ranges::find(job_verbs, words.front()) != job_verbs.end()) return true;
  if (words.back() == "overdue" || words.back() == "expired" || has_word(action, "overdue")) return true;
  const auto own = words_of(plural_of(entity.name));
  const auto one = words_of(entity.name);
  // Nobody sits and sends reminders.
  const bool is_sent_by_time = !one.empty() && (one.back() == "reminder" || one.back() == "notification");
  if (is_sent_by_time && (words.front() == "send" || words.front() == "fail")) return true;
  return words.size() > 1 && own != one && words.back() == own.back();
}

}  // namespace nonagon::derive
