#include <algorithm>
#include <array>
#include <map>
#include <ranges>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/text.hpp"
#include "derive/language/words.hpp"
#include "derive/model/assembly.hpp"
#include "derive/model/life_path.hpp"
#include "derive/model/vocabulary.hpp"
#include "design/field_type.hpp"

namespace nonagon::derive {
namespace {

using design::Lifecycle;
using design::Transition;

struct InitialState {
  std::string_view noun;
  std::string_view state;
};

constexpr std::array initial_states{
    InitialState{"order", "placed"},          InitialState{"application", "submitted"},
    InitialState{"request", "submitted"},     InitialState{"claim", "submitted"},
    InitialState{"submission", "submitted"},  InitialState{"proposal", "submitted"},
    InitialState{"expense", "submitted"},     InitialState{"paper", "submitted"},
    InitialState{"booking", "pending"},       InitialState{"reservation", "pending"},
    InitialState{"appointment", "scheduled"}, InitialState{"visit", "scheduled"},
    InitialState{"lesson", "scheduled"},      InitialState{"quote", "draft"},
    InitialState{"invoice", "draft"},         InitialState{"post", "draft"},
    InitialState{"article", "draft"},         InitialState{"document", "draft"},
    InitialState{"listing", "draft"},         InitialState{"story", "draft"},
    InitialState{"loan", "active"},           InitialState{"rental", "active"},
    InitialState{"subscription", "active"},   InitialState{"membership", "active"},
    InitialState{"delivery", "scheduled"},    InitialState{"payment", "pending"},
    InitialState{"parcel", "registered"},     InitialState{"shipment", "registered"},
};

// States in which a row may be born: by the act that makes it.
bool is_beginning(std::string_view state) {
  constexpr std::array<std::string_view, 16> beginnings{"submitted",
                                                        "booked",
                                                        "placed",
                                                        "reported",
                                                        "requested",
                                                        "registered",
                                                        "scheduled",
                                                        "issued",
                                                        "proposed",
                                                        "reserved",
                                                        "announced",
                                                        "opened",
                                                        "received",
                                                        "offered",
                                                        "queued",
                                                        "active"};
  return std::ranges::find(beginnings, state) != beginnings.end();
}

std::string initial_of(const SketchEntity& entity) {
  const auto head = head_of(entity.phrase);
  for (const auto& [noun, state] : initial_states) {
    if (head == noun) return std::string(state);
  }
  switch (entity.kind) {
    case EntityKind::thing:
    case EntityKind::catalogue:
    case EntityKind::media:
    case EntityKind::group: return "active";
    case EntityKind::event: return "planned";
    case EntityKind::person:
    case EntityKind::organisation:
    case EntityKind::place:
    case EntityKind::document:
    case EntityKind::line:
    case EntityKind::message:
    case EntityKind::record: return "open";
  }
  return "open";
}

class LifecycleBuilder {
 public:
  LifecycleBuilder(design::Entity& entity, const SketchEntity& sketch, ActionNames& taken)
      : entity_(entity), sketch_(sketch), taken_(taken) {}

  void run() {
    const bool from_archetype =
        sketch_.archetype != nullptr && sketch_.archetype->lifecycle && !sketch_.states_are_complete;
    if (from_archetype) {
      take_archetype();
      speak_as_the_text();
      prune();
    } else if (!begin_new()) {
      return;
    }
    for (const auto& state : sketch_.states) add_state(state);
    finish();
  }

 private:
  // Action names of an archetype say its own name; the entity may be called otherwise: cancelOrder →
  // cancelPurchase.
  std::string own_action(std::string_view action) {
    if (const auto known = renamed_.find(action); known != renamed_.end()) return known->second;
    std::string name(action);
    const auto& other = sketch_.archetype->name;
    if (other != entity_.name && name.ends_with(other))
      name = name.substr(0, name.size() - other.size()) + entity_.name;
    name = free_name(name);
    renamed_.emplace(action, name);
    return name;
  }

  std::string free_name(std::string name) {
    if (taken_.contains(name) && !name.ends_with(entity_.name)) name += entity_.name;
    const auto stem = name;
    for (int n = 2; taken_.contains(name); ++n) name = fmt::format("{}{}", stem, n);
    taken_.insert(name);
    return name;
  }

  void take_archetype() {
    lifecycle_ = *sketch_.archetype->lifecycle;
    for (auto& transition : lifecycle_.transitions) transition.action = own_action(transition.action);
    for (auto& field : entity_.fields) {
      for (auto& action : field.set_by) {
        if (renamed_.contains(action)) action = renamed_.find(action)->second;
      }
    }
    const auto field = std::ranges::find(entity_.fields, lifecycle_.field, &design::Field::name);
    if (field != entity_.fields.end()) states_ = design::field_type_or_text(field->type).values;
    note(lifecycle_.initial);
    for (const auto& transition : lifecycle_.transitions) {
      for (const auto& from : transition.from) note(from);
      note(transition.to);
    }
  }

  // The text's word for a state that experience knows by another takes its place: a quote is approved or
  // accepted, never both.
  void speak_as_the_text() {
    const auto is_said = [&](const std::string& state) {
      return std::ranges::find(sketch_.states, state, &NamedState::state) != sketch_.states.end();
    };
    for (const auto& named : sketch_.states) {
      if (std::ranges::find(states_, named.state) != states_.end()) continue;
      const auto known = std::ranges::find_if(states_, [&](const std::string& state) {
        return !is_said(state) && is_same_state(state, named.state);
      });
      if (known != states_.end()) rename_state(std::string(*known), named);
    }
  }

  void rename_state(const std::string& old, const NamedState& named) {
    const auto rename = [&](std::string& state) {
      if (state == old) state = named.state;
    };
    std::ranges::for_each(states_, rename);
    rename(lifecycle_.initial);
    for (auto& transition : lifecycle_.transitions) {
      std::ranges::for_each(transition.from, rename);
      if (transition.to != old) continue;
      rename(transition.to);
      if (!named.action.empty()) rename_action(transition.action, named.action + entity_.name);
    }
    for (auto& invariant : entity_.invariants) {
      if (contains_word(invariant.text, old)) invariant.text = replace_all(invariant.text, old, named.state);
    }
    for (auto& field : entity_.fields) {
      if (field.name == camel_case(old) + "At") field.name = camel_case(named.state) + "At";
    }
  }

  void rename_action(std::string& action, const std::string& wanted) {
    if (action == wanted) return;
    const auto old = action;
    taken_.erase(old);
    action = free_name(wanted);
    for (auto& field : entity_.fields) std::ranges::replace(field.set_by, old, action);
  }

  // Where the text speaks of states, the others stay as far as those need them; where it does not, as far as
  // a life needs them.
  void prune() {
    StateNames named;
    for (const auto& state : sketch_.states) {
      if (std::ranges::find(states_, state.state) != states_.end()) named.insert(state.state);
    }
    const bool names_a_step = std::ranges::any_of(sketch_.states, [&](const NamedState& one) {
      return one.state != lifecycle_.initial && find_event_verb(one.action) == nullptr;
    });
    std::set<std::string> before;
    for (const auto& transition : lifecycle_.transitions) before.insert(transition.action);
    auto kept = names_a_step ? necessary_states(lifecycle_, named) : unsaid_states(named);
    if (names_a_step) begin_as_named(kept, named);
    keep_states(lifecycle_, kept);
    std::erase_if(states_, [&](const std::string& state) { return !kept.contains(state); });
    for (const auto& transition : lifecycle_.transitions) before.erase(transition.action);
    for (const auto& action : before) taken_.erase(action);
    // What only a step sets that is gone would be empty for ever.
    std::erase_if(entity_.fields, [&](design::Field& field) {
      const bool was_set = !field.set_by.empty();
      std::erase_if(field.set_by, [&](const std::string& action) { return before.contains(action); });
      return was_set && field.set_by.empty() && !field.required && !is_compared(field.name);
    });
    drop_rules_of_others(kept);
  }

  // Money that another system moves is where that system says; elsewhere nobody asked for more than a life
  // needs.
  StateNames unsaid_states(const StateNames& named) const {
    const bool is_moved_by_others =
        std::ranges::find(entity_.fields, "providerReference", &design::Field::name) != entity_.fields.end();
    StateNames kept;
    if (is_moved_by_others) {
      kept.insert(states_.begin(), states_.end());
    } else {
      kept = essential_states(lifecycle_);
    }
    kept.insert(named.begin(), named.end());
    return kept;
  }

  // "Patients book an appointment": it is booked from its first moment when nobody speaks of a request.
  void begin_as_named(StateNames& kept, const StateNames& named) {
    const auto old = lifecycle_.initial;
    if (named.contains(old) || kept.size() < 3) return;
    const auto next = std::ranges::find_if(lifecycle_.transitions, [&](const Transition& transition) {
      return named.contains(transition.to) && is_beginning(transition.to) &&
             std::ranges::find(transition.from, old) != transition.from.end();
    });
    if (next == lifecycle_.transitions.end()) return;
    const auto first = next->to;
    lifecycle_.initial = first;
    kept.erase(old);
    // What began before now begins here.
    for (auto& transition : lifecycle_.transitions) {
      std::ranges::replace(transition.from, old, first);
      std::ranges::sort(transition.from);
      const auto repeated = std::ranges::unique(transition.from);
      transition.from.erase(repeated.begin(), repeated.end());
    }
    std::erase_if(lifecycle_.transitions,
                  [&](const Transition& transition) { return transition.to == first; });
  }

  bool is_compared(std::string_view name) const {
    return std::ranges::any_of(entity_.fields, [&](const design::Field& field) {
      return field.name != name && (contains_word(field.check, name) || contains_word(field.computed, name));
    });
  }

  // "A refunded payment has …" says nothing where nothing is refunded.
  void drop_rules_of_others(const StateNames& kept) {
    StateNames dropped{sketch_.archetype->lifecycle->initial};
    for (const auto& transition : sketch_.archetype->lifecycle->transitions) dropped.insert(transition.to);
    std::erase_if(dropped, [&](const std::string& state) { return kept.contains(state); });
    std::erase_if(entity_.invariants, [&](const design::Invariant& invariant) {
      const auto speaks_of = [&](const std::string& state) {
        return contains_word(invariant.text, replace_all(state, "_", " "));
      };
      return std::ranges::any_of(dropped, speaks_of) && std::ranges::none_of(kept, speaks_of);
    });
  }

  // False when the text names too little for states of its own.
  bool begin_new() {
    const bool is_asked = std::ranges::any_of(
        sketch_.fields, [](const design::Field& field) { return field.type == "status"; });
    if (sketch_.states.empty() && !is_asked) return false;
    std::erase_if(entity_.fields, [](const design::Field& field) { return field.name == "status"; });
    lifecycle_.field = "status";
    const bool begins_so = !sketch_.states.empty() && is_beginning(sketch_.states.front().state);
    lifecycle_.initial =
        sketch_.states_are_complete || begins_so ? sketch_.states.front().state : initial_of(sketch_);
    states_ = {lifecycle_.initial};
    if (sketch_.states.empty()) add_state({"closed", "close"});
    return true;
  }

  void note(const std::string& state) {
    if (std::ranges::find(states_, state) == states_.end()) states_.push_back(state);
  }

  void add_state(const NamedState& named) {
    if (std::ranges::find(states_, named.state) != states_.end()) return;
    Transition transition{.to = named.state};
    const bool is_whole = named.action.ends_with("Of");  // confirm receipt of an order
    transition.from = is_whole ? std::vector{last_progress()} : sources_of(named.state);
    if (transition.from.empty()) transition.from = {lifecycle_.initial};
    const auto verb = named.action.empty() ? "mark" + pascal_case(named.state) : named.action;
    transition.action = free_name(is_whole ? verb.substr(0, verb.size() - 2) : verb + entity_.name);
    added_.push_back(transition);
    lifecycle_.transitions.push_back(std::move(transition));
    states_.push_back(named.state);
  }

  // From where a state of the text is reached: where the other answer to the same question comes from, else
  // from the step that the text names before it, else from wherever a life goes on.
  std::vector<std::string> sources_of(const std::string& state) const {
    if (auto asked = asked_in(state); !asked.empty()) return asked;
    const bool has_known_life =
        sketch_.archetype != nullptr && sketch_.archetype->lifecycle && !sketch_.states_are_complete;
    std::vector<std::string> from;
    for (const auto& one : states_) {
      if (!is_bad_ending(one) && !(has_known_life && is_final(one))) from.push_back(one);
    }
    if (is_bad_ending(state)) return from;
    if (!has_known_life) return {last_progress()};
    for (const auto& before : sketch_.states | std::views::reverse) {
      const bool is_before = std::ranges::find(from, before.state) != from.end() &&
                             before.state != lifecycle_.initial && position_of(before) < position_of(state);
      if (is_before) return {before.state};
    }
    return from;
  }

  std::ptrdiff_t position_of(const NamedState& named) const { return &named - sketch_.states.data(); }

  std::ptrdiff_t position_of(const std::string& state) const {
    return std::ranges::find(sketch_.states, state, &NamedState::state) - sketch_.states.begin();
  }

  // "Accepts or declines": the states in which the question is still open.
  std::vector<std::string> asked_in(const std::string& state) const {
    for (const auto& transition : lifecycle_.transitions) {
      if (are_answers(transition.to, state) && !is_same_state(transition.to, state)) return transition.from;
    }
    return {};
  }

  bool is_final(const std::string& state) const {
    return std::ranges::find(lifecycle_.final, state) != lifecycle_.final.end();
  }

  std::string last_progress() const {
    for (auto i = states_.size(); i-- > 0;) {
      if (!is_bad_ending(states_[i])) return states_[i];
    }
    return lifecycle_.initial;
  }

  void finish() {
    lifecycle_.final.clear();
    for (const auto& state : states_) {
      const bool is_left = std::ranges::any_of(lifecycle_.transitions, [&](const Transition& transition) {
        return std::ranges::find(transition.from, state) != transition.from.end();
      });
      if (!is_left) lifecycle_.final.push_back(state);
    }
    const auto type = fmt::format("enum({})", fmt::join(states_, ","));
    const auto field = std::ranges::find(entity_.fields, lifecycle_.field, &design::Field::name);
    if (field != entity_.fields.end()) {
      field->type = type;
      field->default_ = json::value(lifecycle_.initial);
    } else {
      entity_.fields.push_back({.name = lifecycle_.field,
                                .type = type,
                                .required = true,
                                .description = "Where it stands",
                                .default_ = json::value(lifecycle_.initial),
                                .indexed = true});
    }
    // The moment at which an action brought it about.
    for (const auto& transition : added_) {
      const auto name = camel_case(transition.to) + "At";
      if (transition.to.size() > 30) continue;
      add_field(entity_.fields,
                {.name = name,
                 .type = "datetime",
                 .description = fmt::format("When it became {}", replace_all(transition.to, "_", " ")),
                 .set_by = {transition.action}});
    }
    entity_.lifecycle = std::move(lifecycle_);
  }

  design::Entity& entity_;
  const SketchEntity& sketch_;
  ActionNames& taken_;
  Lifecycle lifecycle_;
  std::vector<std::string> states_;
  std::vector<Transition> added_;
  std::map<std::string, std::string, std::less<>> renamed_;
};

}  // namespace

void add_lifecycle(design::Entity& entity, const SketchEntity& sketch, ActionNames& taken) {
  LifecycleBuilder(entity, sketch, taken).run();
}

}  // namespace nonagon::derive
