#include "derive/database/row_rules.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/reading/list_plan.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {
namespace {

using design::Check;
using design::Database;
using design::Engine;
using design::Entity;
using design::Field;
using design::ForeignKey;
using design::Invariant;
using design::TypeKind;

// A condition that one row shows, with the words by which an invariant would speak of it.
struct RowRule {
  std::string name;
  std::string expression;
  std::set<std::string> words;
  bool is_held = false;  // an invariant stands behind it
};

void add_words(std::set<std::string>& words, std::string_view text) {
  for (auto& word : words_of(text)) words.insert(std::move(word));
}

RowRule rule(std::string name, std::string expression, std::initializer_list<std::string_view> texts) {
  RowRule made{.name = std::move(name), .expression = std::move(expression)};
  for (const auto text : texts) add_words(made.words, text);
  return made;
}

std::string literal(std::string_view text) {
  return '\'' + replace_all(std::string(text), "'", "''") + '\'';
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
    Pair{"starts", "due"},
    Pair{"start", "due"},
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

std::vector<RowRule> row_rules(const EntityFacts& facts) {
  std::vector<RowRule> rules;
  add_state_moments(rules, *facts);
  add_state_reasons(rules, *facts);
  add_periods(rules, *facts);
  add_limits(rules, *facts);
  add_sums(rules, *facts);
  add_opposites(rules, facts);
  return rules;
}

bool says(std::string_view text, std::initializer_list<std::string_view> phrases) {
  const auto plain = lower(text);
  return std::ranges::any_of(phrases, [&](auto phrase) { return plain.find(phrase) != std::string::npos; });
}

// The rule that shares most words with an invariant: two at least, so that a lone "status" binds nothing.
RowRule* rule_of(std::vector<RowRule>& rules, const Invariant& invariant) {
  std::set<std::string> words;
  add_words(words, invariant.id);
  add_words(words, invariant.text);
  RowRule* best = nullptr;
  std::ptrdiff_t most = 1;
  for (auto& rule : rules) {
    if (rule.is_held) continue;
    const auto shared =
        std::ranges::count_if(rule.words, [&](const std::string& word) { return words.contains(word); });
    if (shared <= most) continue;
    most = shared;
    best = &rule;
  }
  return best;
}

std::vector<std::string> states_in(const Entity& entity, std::string_view text) {
  std::vector<std::string> states;
  if (!entity.lifecycle) return states;
  const auto* field = find_field(entity, entity.lifecycle->field);
  if (field == nullptr) return states;
  for (const auto& value : type_of(*field).values) {
    if (contains_word(text, value) || contains_word(text, spoken(value))) states.push_back(value);
  }
  return states;
}

// The rows among which there is at most one; empty when the entity has no notion of an open row.
std::string open_rows(const Entity& entity, std::string_view text, Engine engine) {
  if (!entity.lifecycle) {
    for (const auto name :
         {"returnedAt", "endedAt", "closedAt", "releasedAt", "leftAt", "endedOn", "finishedAt"}) {
      if (find_field(entity, name) != nullptr) return fmt::format("{} is null", name);
    }
    return {};
  }
  const auto& state = entity.lifecycle->field;
  const auto named_states = states_in(entity, text);
  const auto open = open_states(entity);
  const bool is_negative = says(text, {" not ", "n't "}) && named_states.size() == 1;
  if (is_negative && engine != Engine::mongodb)
    return fmt::format("{} <> {}", state, literal(named_states.front()));
  if (!named_states.empty() && !is_negative) {
    return named_states.size() == 1 ? fmt::format("{} = {}", state, literal(named_states.front()))
                                    : fmt::format("{} in ({})", state, quoted_list(named_states));
  }
  if (open.empty()) return {};
  if (engine == Engine::mongodb || entity.lifecycle->final.empty())
    return fmt::format("{} in ({})", state, quoted_list(open));
  return fmt::format("{} not in ({})", state, quoted_list(entity.lifecycle->final));
}

// The foreign key that an "at most one" counts by: the one whose entity the text names, else the parent's,
// else the only one.
const ForeignKey* counted_by(const EntityFacts& facts, std::string_view text) {
  for (const auto* key : facts.keys) {
    const auto words = words_of(key->target->name);
    if (!words.empty() && key->target != facts.entity &&
        (contains_word(text, spoken(key->target->name)) || contains_word(text, words.back())))
      return key;
  }
  if (facts.parent != nullptr) return facts.parent;
  return facts.keys.size() == 1 ? facts.keys.front() : nullptr;
}

bool is_unique_already(const Entity& entity, const Invariant& invariant) {
  if (!says(invariant.text, {"unique", "twice", "no two", "only once", "at most once", "once"})) return false;
  return !entity.unique.empty() || std::ranges::any_of(entity.fields, [](const Field& field) {
    return field.unique && field.name != "id";
  });
}

// "At most one quote of a ticket waits": a partial unique index, where the engine has one.
std::optional<design::Index> one_open_row(const EntityFacts& facts,
                                          const Invariant& invariant,
                                          Engine engine) {
  if (!says(invariant.text,
            {"at most one", "only one", "never two", "no more than one", "one open", "one active"}))
    return std::nullopt;
  const auto* key = counted_by(facts, invariant.text);
  const auto where = open_rows(*facts.entity, invariant.text, engine);
  if (key == nullptr || where.empty() || engine == Engine::mysql) return std::nullopt;
  return design::Index{
      .entity = facts->name,
      .columns = {key->field->name},
      .unique = true,
      .where = where,
      .why = fmt::format("Holds the rule when two people act on one {} at once.", spoken(key->target->name)),
      .enforces = invariant.id};
}

// The operation in which an invariant is minded: the transition into a state that it names, else change, else
// making.
std::string minded_by(const ModelFacts& model, const EntityFacts& facts, const Invariant& invariant) {
  const bool is_reached = facts.reach == Reach::resource || facts.reach == Reach::nested;
  const bool is_frozen =
      says(invariant.text, {"never change", "frozen", "immutable", "cannot be changed", "stays"});
  if (is_reached && is_frozen && is_updatable(facts)) return "update" + design::program_name(facts->name);
  const auto states = states_in(*facts.entity, invariant.text);
  if (facts->lifecycle) {
    for (const auto& transition : facts->lifecycle->transitions) {
      if (std::ranges::find(states, transition.to) != states.end()) return transition.action;
    }
  }
  if (is_reached && is_creatable(facts)) return "create" + design::program_name(facts->name);
  if (is_reached && is_updatable(facts)) return "update" + design::program_name(facts->name);
  if (facts->lifecycle && !facts->lifecycle->transitions.empty())
    return facts->lifecycle->transitions.front().action;
  if (facts.parent != nullptr) {
    const auto* parent = model.find(facts.parent->target->name);
    if (parent != nullptr && is_updatable(*parent)) return "update" + design::program_name((*parent)->name);
    if (parent != nullptr && is_creatable(*parent)) return "create" + design::program_name((*parent)->name);
  }
  for (const auto& field : facts->fields) {
    for (const auto& action : field.set_by) {
      if (action != "signedInUser") return action;
    }
  }
  return {};
}

std::string why_not_a_constraint(const EntityFacts& facts, const Invariant& invariant, Engine engine) {
  if (is_unique_already(*facts.entity, invariant))
    return "The unique constraint refuses the second row; the operation answers with a named conflict "
           "instead of a failure.";
  if (says(invariant.text, {"overlap"}))
    return "It compares rows with each other; the operation locks what is reserved, looks for a neighbour, "
           "then writes.";
  if (says(invariant.text, {"at most one", "only one"}) && engine == Engine::mysql)
    return "MySQL has no partial unique index; the operation locks the parent row, counts, then writes.";
  if (says(invariant.text, {"sum", "total", "exceed", "more than", "capacity", "stock", "at most", "enough"}))
    return "It adds up several rows; the operation locks their parent first, and a CHECK sees one row.";
  if (says(invariant.text, {"never change", "frozen", "immutable", "stays"}))
    return "It compares a row with what it was; the state is read under the row lock before the write.";
  return "It takes more than one row to see; the operation reads them in the same transaction as the write.";
}

// Check names are unique in an entity.
std::string free_name(std::set<std::string>& taken, std::string name) {
  if (name.empty()) name = "rule";
  const auto stem = name;
  for (int n = 2; !taken.insert(name).second; ++n) name = fmt::format("{}_{}", stem, n);
  return name;
}

void hold_invariants(const ModelFacts& model,
                     const EntityFacts& facts,
                     std::vector<RowRule>& rules,
                     Database& database) {
  std::set<std::string> taken;
  std::vector<std::pair<RowRule*, const Invariant*>> held;
  for (const auto& invariant : facts->invariants) {
    if (auto index = one_open_row(facts, invariant, database.engine)) {
      database.indexes.push_back(std::move(*index));
    } else if (auto* rule = is_unique_already(*facts, invariant) ? nullptr : rule_of(rules, invariant)) {
      rule->is_held = true;
      held.emplace_back(rule, &invariant);
    } else if (auto where = minded_by(model, facts, invariant); !where.empty()) {
      database.enforced_by_application.push_back(
          {.invariant = invariant.id,
           .where = std::move(where),
           .why = why_not_a_constraint(facts, invariant, database.engine)});
    }
  }
  for (const auto& rule : rules) {
    const auto by = std::ranges::find(held, &rule, [](const auto& pair) { return pair.first; });
    database.checks.push_back({.entity = facts->name,
                               .name = free_name(taken, rule.name),
                               .expression = rule.expression,
                               .enforces = by == held.end() ? std::string() : by->second->id});
  }
}

}  // namespace

void derive_row_rules(const ModelFacts& model, design::Design& design) {
  for (const auto& facts : model.entities()) {
    auto rules = row_rules(facts);
    hold_invariants(model, facts, rules, design.database);
  }
}

}  // namespace nonagon::derive
