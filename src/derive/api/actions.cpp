#include "derive/api/actions.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/api/action_words.hpp"
#include "derive/reading/list_plan.hpp"
#include "design/operations.hpp"

namespace nonagon::derive {
namespace {

using design::Action;
using design::Field;
using design::Transition;

struct Step {
  const EntityFacts* facts;
  const Transition* transition;
};

// Everything that one action does: transitions of one entity or several, in the order of the data model.
struct Deed {
  std::string id;
  std::vector<Step> steps;
};

std::vector<Deed> deeds_of(const ModelFacts& model) {
  std::vector<Deed> deeds;
  std::map<std::string_view, std::size_t> places;
  for (const auto& facts : model.entities()) {
    if (!facts->lifecycle) continue;
    for (const auto& transition : facts->lifecycle->transitions) {
      const auto [place, is_new] = places.emplace(transition.action, deeds.size());
      if (is_new) deeds.push_back({.id = transition.action, .steps = {}});
      deeds[place->second].steps.push_back({&facts, &transition});
    }
  }
  return deeds;
}

// The entity whose name stands in the action's, the longest first; else the first that it moves.
const EntityFacts& owner_of(const Deed& deed) {
  const auto words = ' ' + join(words_of(deed.id), " ") + ' ';
  const EntityFacts* best = nullptr;
  std::size_t longest = 0;
  for (const auto& step : deed.steps) {
    const auto name = spoken((*step.facts)->name);
    const bool is_named = words.find(' ' + name + ' ') != std::string::npos ||
                          words.find(' ' + plural_of(name) + ' ') != std::string::npos;
    if (!is_named || name.size() <= longest) continue;
    longest = name.size();
    best = step.facts;
  }
  return best == nullptr ? *deed.steps.front().facts : *best;
}

std::string state_words(std::string_view state) {
  return replace_all(std::string(state), "_", " ");
}

enum class Guards { left_out, told };

std::string movement(const Step& step, Guards guards) {
  std::vector<std::string> from;
  for (const auto& state : step.transition->from) from.push_back(state_words(state));
  auto text = fmt::format("the {} goes from {} to {}",
                          spoken((*step.facts)->name),
                          join(from, " or "),
                          state_words(step.transition->to));
  const auto guard = trim(step.transition->guard);
  if (guards == Guards::told && !guard.empty()) text += fmt::format(" ({})", guard);
  return text;
}

// Moments, and who did it, come from the service: nobody types them.
bool is_asked_for(const EntityFacts& facts, const Field& field) {
  if (is_moment(field) || field.generated || !field.computed.empty()) return false;
  if (facts->lifecycle && facts->lifecycle->field == field.name) return false;
  const bool is_counter = field.name == "attempts" || field.name == "failure";
  const bool is_actor = field.name.ends_with("ById") || field.name.ends_with("By");
  return !is_counter && !is_actor && !field.secret;
}

bool is_set_by(const Field& field, std::string_view action) {
  return std::ranges::find(field.set_by, action) != field.set_by.end();
}

// A check that ties the field to a state needs it from the request.
bool is_needed(const design::Database& database, const EntityFacts& facts, const Field& field) {
  if (field.required && field.default_.is_null()) return true;
  // A choice that only this operation makes is its point: how it was paid, what came of it.
  if (type_of(field).kind == design::TypeKind::enum_ && field.set_by.size() == 1) return true;
  return std::ranges::any_of(database.checks, [&](const design::Check& check) {
    return check.entity == facts->name &&
           check.expression.find(field.name + " is not null") != std::string::npos;
  });
}

std::vector<design::ActionInput> inputs_of(const ApiDraft& draft,
                                           const EntityFacts& facts,
                                           std::string_view action) {
  std::vector<design::ActionInput> inputs;
  for (const auto& field : facts->fields) {
    if (!is_set_by(field, action) || !is_asked_for(facts, field)) continue;
    inputs.push_back({.name = field.name, .required = is_needed(draft.design.database, facts, field)});
  }
  return inputs;
}

// What the action writes besides the state: moments of its own rows, and rows of others that wait for a job.
std::string consequences(const ApiDraft& draft, const EntityFacts& facts, std::string_view action) {
  std::string text;
  std::vector<std::string> noted;
  for (const auto& field : facts->fields) {
    if (is_set_by(field, action) && !is_asked_for(facts, field)) noted.push_back(field.name);
  }
  if (!noted.empty()) text += fmt::format(" Notes {}.", join(noted, ", "));
  for (const auto* other : draft.made_by(action)) {
    if (other != &facts)
      text += fmt::format(" Makes {} in the same transaction.", with_article((*other)->name));
  }
  return text;
}

std::string sentence(std::string_view text) {
  auto out = sentence_case(trim(text));
  if (!out.empty() && std::string_view(".!?").find(out.back()) == std::string_view::npos) out += '.';
  return out;
}

std::string effect_of(const ApiDraft& draft, const Deed& deed, const EntityFacts& owner, Guards guards) {
  std::vector<std::string> movements;
  for (const auto& step : deed.steps) movements.push_back(movement(step, guards));
  return sentence(join(movements, "; ")) + consequences(draft, owner, deed.id);
}

// What is paid has a payment that came in; its own amount says how much.
bool is_paid_by_payment(const ApiDraft& draft, const Deed& deed, const EntityFacts& owner) {
  const auto words = words_of(deed.id);
  const auto* payment = draft.model.find("Payment");
  return !words.empty() && words.front() == "pay" && payment != nullptr &&
         std::ranges::any_of(payment->keys,
                             [&](const design::ForeignKey* key) { return key->target == owner.entity; });
}

std::string guard_of(const ApiDraft& draft, const Deed& deed, const EntityFacts& owner) {
  std::vector<std::string> guards;
  if (is_paid_by_payment(draft, deed, owner))
    guards.push_back(design::find_field(*owner.entity, "total") != nullptr
                         ? fmt::format("Captured payments of the {} reach its total", spoken(owner->name))
                         : fmt::format("A payment of the {} is captured", spoken(owner->name)));
  for (const auto& step : deed.steps) {
    const auto guard = std::string(trim(step.transition->guard));
    if (!guard.empty() && std::ranges::find(guards, guard) == guards.end()) guards.push_back(guard);
  }
  return join(guards, "; ");
}

struct Pace {
  std::string_view verb;
  std::string_view every;
};

constexpr std::array paces{
    Pace{"deliver", "PT10S"},
    Pace{"send", "PT10S"},
    Pace{"dispatch", "PT10S"},
    Pace{"expire", "PT15M"},
    Pace{"remind", "PT1H"},
    Pace{"renew", "P1D"},
    Pace{"purge", "P1D"},
};

std::string pace_of(std::string_view job) {
  const auto words = words_of(job);
  for (const auto& [verb, every] : paces) {
    if (!words.empty() && words.front() == verb) return std::string(every);
  }
  return "PT15M";
}

void add_job(ApiDraft& draft, const Deed& deed, const EntityFacts& owner) {
  auto effect = effect_of(draft, deed, owner, Guards::told);
  if (pace_of(deed.id) == "PT10S")
    effect += " Takes the oldest first, skips what another worker holds, backs off after a failure.";
  draft.add(design::Job{
      .id = deed.id, .every = pace_of(deed.id), .entity = owner->name, .effect = std::move(effect)});
}

void add_transition(ApiDraft& draft, const Deed& deed) {
  const auto& owner = owner_of(deed);
  if (draft.knows(deed.id)) return;  // a plain create, update or delete does it
  if (is_job(deed.id, *owner)) return add_job(draft, deed, owner);
  Action action{.id = deed.id,
                .entity = owner->name,
                .name = action_name(deed.id, owner->name),
                .method = "POST",
                .summary = action_summary(deed.id, owner->name),
                .input = inputs_of(draft, owner, deed.id),
                .effect = effect_of(draft, deed, owner, Guards::left_out),
                .roles = draft.rights.actors(owner, deed.id),
                .errors = {"wrong-state"}};
  action.path = draft.item(owner) + '/' + action.name;
  draft.refuse("wrong-state", "Not possible in this state");
  if (const auto guard = guard_of(draft, deed, owner); !guard.empty()) {
    auto code = "cannot-" + slug_of(kebab_case(deed.id), 80);
    draft.refuse(code, "Needs this first: " + guard);
    action.errors.push_back(std::move(code));
  }
  draft.add(std::move(action));
}

bool is_person(std::string_view setter) {
  return setter.starts_with("signedIn");
}

// An action that no lifecycle has but a field waits for: it makes a row, or writes into one.
void add_setter(ApiDraft& draft, const EntityFacts& facts, const std::string& id) {
  if (is_person(id) || draft.knows(id)) return;
  if (is_job(id, *facts)) {
    draft.add(design::Job{
        .id = id,
        .every = pace_of(id),
        .entity = facts->name,
        .effect = fmt::format("Works on {}.{}", spoken_plural(facts->name), consequences(draft, facts, id))});
    return;
  }
  const bool makes_row = std::ranges::any_of(facts->fields, [&](const Field& field) {
    return field.required && field.default_.is_null() && is_set_by(field, id);
  });
  const auto above = std::ranges::find_if(facts.keys, [&](const design::ForeignKey* key) {
    return key->field->required && !is_set_by(*key->field, id) && key->field->set_by.empty() &&
           key->target != facts.entity;
  });
  const auto* parent =
      makes_row && above != facts.keys.end() ? draft.model.find((*above)->target->name) : nullptr;
  const auto& place = parent == nullptr ? facts : *parent;
  Action action{.id = id,
                .entity = place->name,
                .name = action_name(id, place->name),
                .method = "POST",
                .summary = action_summary(id, facts->name),
                .input = makes_row ? std::vector<design::ActionInput>{} : inputs_of(draft, facts, id),
                .effect = makes_row
                              ? fmt::format("Makes {} and freezes what it copies.", with_article(facts->name))
                          : trim(consequences(draft, facts, id)).empty()
                              ? fmt::format("Writes into the {}.", spoken(facts->name))
                              : std::string(trim(consequences(draft, facts, id))),
                .returns = parent == nullptr ? std::string() : facts->name,
                .creates = makes_row,
                .roles = draft.rights.actors(facts, id)};
  action.path = makes_row && parent == nullptr ? draft.collection(facts) + '/' + action.name
                                               : draft.item(place) + '/' + action.name;
  draft.add(std::move(action));
}

void add_setters(ApiDraft& draft) {
  for (const auto& facts : draft.model.entities()) {
    for (const auto& field : facts->fields) {
      for (const auto& id : field.set_by) add_setter(draft, facts, id);
    }
  }
}

// Tools have tags: no entity stands between them, so two actions join and part them.
void add_pairs(ApiDraft& draft) {
  for (const auto& relationship : draft.design.data_model.relationships) {
    if (relationship.type != design::Cardinality::many_to_many) continue;
    const auto* left = draft.model.find(relationship.from);
    const auto* right = draft.model.find(relationship.to);
    if (left == nullptr || right == nullptr || left == right) continue;
    const auto other = camel_case((*right)->name);
    const auto add = [&](std::string_view verb, std::string_view between, std::string_view effect) {
      Action action{
          .id = fmt::format("{}{}{}{}",
                            verb,
                            design::program_name((*right)->name),
                            between,
                            design::program_name((*left)->name)),
          .entity = (*left)->name,
          .name = fmt::format("{}-{}", verb, slug_of(kebab_case((*right)->name), 60)),
          .method = "POST",
          .summary = fmt::format("{} a {} {} the {}",
                                 sentence_case(verb),
                                 spoken((*right)->name),
                                 lower(between),
                                 spoken((*left)->name)),
          .input = {{.name = other + "Id", .required = true, .type = "uuid", .description = "Which one"}},
          .effect = std::string(effect),
          .roles = draft.rights.actors(*left, verb)};
      action.path = draft.item(*left) + '/' + action.name;
      draft.add(std::move(action));
    };
    add("add", "To", "Does nothing when they belong together already.");
    add("remove", "From", "Does nothing when they do not belong together.");
  }
}

}  // namespace

void derive_actions(ApiDraft& draft) {
  for (const auto& deed : deeds_of(draft.model)) add_transition(draft, deed);
  add_setters(draft);
  add_pairs(draft);
}

}  // namespace nonagon::derive
