#include "derive/database/row_rules.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/database/row_conditions.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {
namespace {

using design::Database;
using design::Engine;
using design::Entity;
using design::Field;
using design::ForeignKey;
using design::Invariant;

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
  const bool names_all = named_states.size() == open.size() + entity.lifecycle->final.size();
  if (!named_states.empty() && !is_negative && !names_all) {
    return named_states.size() == 1 ? fmt::format("{} = {}", state, literal(named_states.front()))
                                    : fmt::format("{} in ({})", state, quoted_list(named_states));
  }
  // Without an end every row would count, those of long ago too.
  if (open.empty() || entity.lifecycle->final.empty()) return {};
  if (engine == Engine::mongodb) return fmt::format("{} in ({})", state, quoted_list(open));
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
