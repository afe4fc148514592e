#include "derive/database/row_conditions.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/reading/list_plan.hpp"

namespace nonagon::derive {
namespace {

using design::Entity;
using design::Field;
using design::ForeignKey;
using design::TypeKind;

RowRule rule(std::string name, std::string expression, std::initializer_list<std::string_view> texts) {
  RowRule made{.name = std::move(name), .expression = std::move(expression)};
  for (const auto text : texts) add_words(made.words, text);
  return made;
}

// paid ↔ paidAt: exact for a state that nothing leaves, one way for others. Only where a person or job sets
// the moment.
void add_state_moments(std::vector<RowRule>& rules, const Entity& entity) {
  if (!entity.lifecycle) return;
  const auto* state = find_field(entity, entity.lifecycle->field);
  if (state == nullptr) return;
  for (const auto& value : type_of(*state).values) {
    const auto* moment = moment_of_state(entity, value);
    if (moment == nullptr || moment->required) continue;
    const auto& last = entity.lifecycle->final;
    const bool is_final = std::ranges::find(last, value) != last.end();
    const auto expression =
        is_final ? fmt::format("({} = {}) = ({} is not null)", state->name, literal(value), moment->name)
                 : fmt::format("{} <> {} or {} is not null", state->name, literal(value), moment->name);
    rules.push_back(rule(snake_case(value), expression, {value, moment->name, "time when moment date"}));
  }
}

// cancelled ↔ cancelReason: a reason belongs to the state that its name begins with.
void add_state_reasons(std::vector<RowRule>& rules, const Entity& entity) {
  if (!entity.lifecycle) return;
  const auto* state = find_field(entity, entity.lifecycle->field);
  if (state == nullptr) return;
  constexpr std::array<std::string_view, 3> endings{"Reason", "reason", "Note"};
  for (const auto& field : entity.fields) {
    const auto* ending = std::ranges::find_if(endings, [&](auto end) { return field.name.ends_with(end); });
    if (ending == endings.end() || field.required || *ending == "Note") continue;
    auto stem = lower(field.name.substr(0, field.name.size() - ending->size()));
    for (const auto ending_to_drop : {"ation", "lation", "ion", "al"}) {
      if (stem.size() > 6 && stem.ends_with(ending_to_drop))
        stem.resize(stem.size() - std::string_view(ending_to_drop).size());
    }
    if (stem.size() < 4 || stem.starts_with("declin")) continue;  // people who decline owe nobody a reason
    for (const auto& value : type_of(*state).values) {
      if (!lower(value).starts_with(stem.substr(0, std::max<std::size_t>(4, stem.size() - 1)))) continue;
      const auto& last = entity.lifecycle->final;
      const bool is_final = std::ranges::find(last, value) != last.end();
      const auto expression =
          is_final ? fmt::format("({} = {}) = ({} is not null)", state->name, literal(value), field.name)
                   : fmt::format("{} <> {} or {} is not null", state->name, literal(value), field.name);
      rules.push_back(
          rule(snake_case(value) + "_reason", expression, {value, field.name, "why reason says"}));
    }
  }
}

struct Pair {
  std::string_view first;
  std::string_view second;
};

// Beginnings, or whole names, of fields that stand before and after each other.
constexpr std::array periods{
    Pair{"starts", "ends"},       Pair{"start", "end"},
    Pair{"started", "ended"},     Pair{"begins", "ends"},
    Pair{"checkIn", "checkOut"},  Pair{"from", "to"},
    Pair{"from", "until"},        Pair{"validFrom", "validUntil"},
    Pair{"validFrom", "validTo"}, Pair{"opens", "closes"},
    Pair{"opened", "closed"},     Pair{"pickup", "return"},
    Pair{"departs", "arrives"},   Pair{"departure", "arrival"},
    Pair{"borrowed", "due"},      Pair{"loaned", "due"},
    Pair{"starts", "due"},        Pair{"start", "due"},
    Pair{"issued", "expires"},    Pair{"issued", "due"},
    Pair{"sent", "expires"},      Pair{"clockIn", "clockOut"},
};

const Field* named(const Entity& entity, std::string_view stem) {
  constexpr std::array<std::string_view, 6> endings{"", "At", "On", "Date", "Time", "Day"};
  for (const auto ending : endings) {
    if (const auto* field = find_field(entity, std::string(stem) + std::string(ending))) return field;
  }
  return nullptr;
}

void add_periods(std::vector<RowRule>& rules, const Entity& entity) {
  std::set<const Field*> seen;
  for (const auto& [first, second] : periods) {
    const auto* start = named(entity, first);
    const auto* end = named(entity, second);
    if (start == nullptr || end == nullptr || start == end || seen.contains(end)) continue;
    const auto kind = type_of(*start).kind;
    if (kind != type_of(*end).kind) continue;
    if (kind != TypeKind::date && kind != TypeKind::datetime) continue;  // times of day may pass midnight
    seen.insert(end);
    const bool is_checked = std::ranges::any_of(std::array{start, end}, [&](const Field* field) {
      return contains_word(field->check, start->name) && contains_word(field->check, end->name);
    });
    if (is_checked) continue;
    const bool is_same_day_allowed = kind == TypeKind::date || second == "ended" || second == "closed";
    rules.push_back(rule(snake_case(end->name) + "_after_" + snake_case(start->name),
                         fmt::format("{} {} {}", end->name, is_same_day_allowed ? ">=" : ">", start->name),
                         {start->name, end->name, "before after later earlier ends starts end start"}));
  }
}

bool is_number(const Field& field) {
  const auto type = type_of(field);
  const bool is_numeric = type.kind == TypeKind::integer || type.kind == TypeKind::bigint ||
                          type.kind == TypeKind::decimal || type.kind == TypeKind::float_;
  return is_numeric && !type.is_list;
}

void add_limits(std::vector<RowRule>& rules, const Entity& entity) {
  for (const auto& field : entity.fields) {
    if (!field.name.starts_with("min") || field.name.size() < 4 || !is_number(field)) continue;
    const auto* most = find_field(entity, "max" + field.name.substr(3));
    if (most == nullptr || !is_number(*most)) continue;
    rules.push_back(rule(snake_case(field.name) + "_to_max",
                         fmt::format("{} >= {}", most->name, field.name),
                         {field.name, most->name, "least most"}));
  }
}

// "subtotal + taxTotal" over own exact numbers, and nothing else.
bool is_sum(const Entity& entity, std::string_view text) {
  bool wants_name = true;
  std::size_t names = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    if (!wants_name) {
      if (text[i] != '+' && text[i] != '-') return false;
      wants_name = true;
      ++i;
      continue;
    }
    const auto end = std::min(text.find_first_of(" +-*/(),", i), text.size());
    const auto* field = find_field(entity, text.substr(i, end - i));
    if (field == nullptr || !is_number(*field) || !field->required) return false;
    ++names;
    wants_name = false;
    i = end;
  }
  return !wants_name && names >= 2;
}

void add_sums(std::vector<RowRule>& rules, const Entity& entity) {
  for (const auto& field : entity.fields) {
    if (!is_number(field) || type_of(field).kind == TypeKind::float_ || !is_sum(entity, field.computed))
      continue;
    rules.push_back(rule(snake_case(field.name) + "_adds_up",
                         fmt::format("{} = {}", field.name, trim(field.computed)),
                         {field.name, field.computed, "sum plus total adds up"}));
  }
}

constexpr std::array opposites{
    Pair{"from", "to"},
    Pair{"follower", "followee"},
    Pair{"follower", "following"},
    Pair{"follower", "followed"},
    Pair{"sender", "recipient"},
    Pair{"sender", "receiver"},
    Pair{"blocker", "blocked"},
    Pair{"home", "away"},
    Pair{"source", "target"},
    Pair{"buyer", "seller"},
    Pair{"requester", "addressee"},
    Pair{"winner", "loser"},
    Pair{"giver", "taker"},
    Pair{"payer", "payee"},
};

// A row that points at its own kind never points at itself; two opposite ends are two rows.
void add_opposites(std::vector<RowRule>& rules, const EntityFacts& facts) {
  for (const auto* key : facts.keys) {
    if (key->target != facts.entity) continue;
    const auto* id = key_field(*facts.entity);
    if (id == nullptr) continue;
    rules.push_back(rule(snake_case(key->field->name) + "_other",
                         fmt::format("{} <> {}", key->field->name, id->name),
                         {key->field->name, "itself own self"}));
  }
  for (const auto& [first, second] : opposites) {
    const auto begins = [](std::string_view stem) {
      return [stem](const ForeignKey* key) {
        return key->field->name == std::string(stem) + "Id" ||
               key->field->name.starts_with(std::string(stem));
      };
    };
    const auto one = std::ranges::find_if(facts.keys, begins(first));
    const auto other = std::ranges::find_if(facts.keys, begins(second));
    if (one == facts.keys.end() || other == facts.keys.end() || *one == *other) continue;
    if ((*one)->target != (*other)->target) continue;
    rules.push_back(
        rule(std::string(first) + "_is_not_" + std::string(second),
             fmt::format("{} <> {}", (*one)->field->name, (*other)->field->name),
             {(*one)->field->name, (*other)->field->name, "themselves itself different same differ"}));
  }
}

// "A customer has an e-mail address or a phone number": one of two fields of the row is there.
void add_choices(std::vector<RowRule>& rules, const Entity& entity) {
  for (const auto& invariant : entity.invariants) {
    const auto text = lower(invariant.text);
    const auto has = text.find(" has a");
    if (has == std::string::npos || text.find(" or ", has) == std::string::npos) continue;
    std::vector<const Field*> named;
    const auto said = replace_all(text.substr(has), "e-mail", "email");
    for (const auto& field : entity.fields) {
      if (contains_word(said, spoken(field.name))) named.push_back(&field);
    }
    if (named.size() != 2 || named[0]->required || named[1]->required) continue;
    auto made = rule("has_" + snake_case(named[0]->name) + "_or_" + snake_case(named[1]->name),
                     fmt::format("{} is not null or {} is not null", named[0]->name, named[1]->name),
                     {invariant.id, invariant.text});
    rules.push_back(std::move(made));
  }
}

}  // namespace

void add_words(std::set<std::string>& words, std::string_view text) {
  for (auto& word : words_of(text)) words.insert(std::move(word));
}

std::string literal(std::string_view text) {
  return '\'' + replace_all(std::string(text), "'", "''") + '\'';
}

std::vector<RowRule> row_rules(const EntityFacts& facts) {
  std::vector<RowRule> rules;
  add_state_moments(rules, *facts);
  add_state_reasons(rules, *facts);
  add_periods(rules, *facts);
  add_limits(rules, *facts);
  add_sums(rules, *facts);
  add_opposites(rules, facts);
  add_choices(rules, *facts);
  return rules;
}

}  // namespace nonagon::derive
