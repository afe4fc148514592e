#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "derive/language/lexicon.hpp"
#include "derive/model/draft.hpp"
#include "derive/model/vocabulary.hpp"

namespace nonagon::derive {
namespace {

constexpr std::size_t max_states = 16;
constexpr std::array<std::string_view, 5> marking{"mark", "set", "flag", "make", "keep"};

class StateReader {
 public:
  explicit StateReader(Draft& draft) : draft_(draft) {}

  void run() {
    read_enumerations();
    for (const auto& clause : draft_.reading.clauses) read_clause(clause);
    for (std::size_t i = 0; i < draft_.reading.phrases.size(); ++i) read_adjectives(i);
  }

 private:
  // A dish that guests order is not itself ready: the order is. Its line's parent, or the event that points
  // at it.
  std::size_t bearer(std::size_t entity, std::string_view state = {}) const {
    const auto kind = draft_.sketch.entities[entity].kind;
    if (const auto record = record_with(entity, state)) return *record;
    if (kind != EntityKind::catalogue && kind != EntityKind::person) return entity;
    for (const auto& relation : draft_.sketch.relations) {
      if (relation.one != entity) continue;
      const auto& other = draft_.sketch.entities[relation.many];
      if (kind == EntityKind::catalogue && other.origin == Origin::event) return relation.many;
      if (kind == EntityKind::catalogue && other.origin == Origin::line && !other.part_of.empty()) {
        return draft_.find(other.part_of).value_or(entity);
      }
    }
    return entity;
  }

  // A bike that is dropped off is not itself received: its repair ticket is, which knows that state.
  std::optional<std::size_t> record_with(std::size_t entity, std::string_view state) const {
    const auto& thing = draft_.sketch.entities[entity];
    const bool is_thing = thing.kind == EntityKind::thing || thing.kind == EntityKind::place ||
                          thing.kind == EntityKind::catalogue;
    if (!is_thing || state.empty() || (thing.archetype != nullptr && thing.archetype->lifecycle))
      return std::nullopt;
    for (std::size_t i = 0; i < draft_.sketch.entities.size(); ++i) {
      const auto& record = draft_.sketch.entities[i];
      if (record.archetype == nullptr || !record.archetype->lifecycle) continue;
      if (knows(*record.archetype->lifecycle, state) && points_at(i, entity)) return i;
    }
    return std::nullopt;
  }

  bool points_at(std::size_t record, std::size_t thing) const {
    const auto& entities = draft_.sketch.entities;
    const auto is_linked = [&](const ArchetypeLink& link) {
      return entities[thing].archetype != nullptr && link.to == entities[thing].archetype->name;
    };
    return std::ranges::any_of(entities[record].archetype->links, is_linked) ||
           std::ranges::any_of(draft_.sketch.relations, [&](const SketchRelation& relation) {
             return relation.one == thing && relation.many == record;
           });
  }

  static bool knows(const design::Lifecycle& lifecycle, std::string_view state) {
    return is_same_state(lifecycle.initial, state) ||
           std::ranges::any_of(lifecycle.transitions, [&](const design::Transition& transition) {
             return is_same_state(transition.to, state);
           });
  }

  void add(std::size_t entity, const std::string& state, std::string action) {
    auto& target = draft_.sketch.entities[bearer(entity, state)];
    if (target.kind == EntityKind::person || target.kind == EntityKind::line || state.empty() ||
        state.size() > 40)
      return;
    const auto known = std::ranges::find(target.states, state, &NamedState::state);
    if (known != target.states.end()) {
      if (known->action.empty()) known->action = std::move(action);
      return;
    }
    if (target.states.size() < max_states && !target.states_are_complete)
      target.states.push_back({state, std::move(action)});
  }

  void read_clause(const Clause& clause) {
    if (clause.is_negated) return;
    const auto& patients = clause.is_passive || clause.verb == "be" ? clause.subjects : clause.objects;
    const bool marks = std::ranges::find(marking, clause.verb) != marking.end();
    if (marks) return read_marking(clause, patients);
    const auto* state =
        find_state_verb(clause.particle.empty() ? clause.verb : clause.verb + " " + clause.particle);
    if (state == nullptr) return read_passive(clause);
    // "the payment fails": what changes by itself.
    if (patients.empty() && !clause.is_passive) return read_intransitive(clause, *state);
    for (const auto patient : patients) {
      const auto entity = draft_.entity_of(patient);
      if (entity && changes(*state, *entity))
        add(*entity, state->state, camel_case(clause.verb + " " + clause.particle));
    }
  }

  void read_intransitive(const Clause& clause, const StateVerb& state) {
    for (const auto subject : clause.subjects) {
      const auto entity = draft_.entity_of(subject);
      if (entity && draft_.sketch.entities[*entity].kind != EntityKind::catalogue && changes(state, *entity))
        add(*entity, state.state, clause.verb);
    }
  }

  // "the permit is granted or refused": what is done to a transaction is a state of it.
  void read_passive(const Clause& clause) {
    if (!clause.is_passive || draft_.event_of_clause.empty() || !clause.particle.empty()) return;
    for (const auto group :
         {VerbClass::makes, VerbClass::reads, VerbClass::has, VerbClass::manages, VerbClass::assigns}) {
      if (is_verb_of(group, clause.verb)) return;
    }
    for (const auto subject : clause.subjects) {
      const auto entity = draft_.entity_of(subject);
      if (!entity) continue;
      const auto& target = draft_.sketch.entities[*entity];
      const auto head = target.phrase.substr(target.phrase.rfind(' ') + 1);
      if (is_noun_of(NounClass::transactions, head) || is_noun_of(NounClass::transactions, target.phrase)) {
        add(*entity, snake_case(past_participle(clause.verb)), camel_case(clause.verb));
      }
    }
  }

  // People create and assign things of all sorts; only what lives through something has a state.
  bool changes(const StateVerb& verb, std::size_t entity) const {
    const auto& target = draft_.sketch.entities[entity];
    if (target.archetype != nullptr && target.archetype->lifecycle) return true;
    switch (target.kind) {
      case EntityKind::document:
      case EntityKind::event:
      case EntityKind::message:
      case EntityKind::record: return true;
      case EntityKind::thing:
      case EntityKind::media:
      case EntityKind::group: return verb.verb != "assign" && verb.verb != "start";
      case EntityKind::catalogue: return true;
      case EntityKind::person:
      case EntityKind::organisation:
      case EntityKind::place:
      case EntityKind::line: return false;
    }
    return false;
  }

  void read_marking(const Clause& clause, const std::vector<std::size_t>& patients) {
    auto state = clause.complement;
    for (const auto& attachment : clause.attachments) {
      if (attachment.preposition == "as" && !attachment.phrases.empty() && state.empty()) {
        state = draft_.reading.phrases[attachment.phrases[0]].head;
      }
    }
    if (state.empty()) return;
    const auto name = snake_case(state);
    for (const auto patient : patients) {
      if (const auto entity = draft_.entity_of(patient)) add(*entity, name, "mark" + pascal_case(name));
    }
  }

  // "approved quotes", "overdue loans": participles of verbs that change states.
  void read_adjectives(std::size_t phrase) {
    const auto entity = draft_.entity_of(phrase);
    if (!entity || draft_.reading.phrases[phrase].is_pronoun) return;
    for (const auto& adjective : draft_.reading.phrases[phrase].adjectives) {
      const auto verb = verb_lemma(adjective);
      const auto* state = verb.empty() || verb == adjective ? nullptr : find_state_verb(verb);
      if (state != nullptr && changes(*state, *entity) && adjective == past_participle(verb))
        add(*entity, state->state, verb);
    }
  }

  const Token& token(std::size_t i) const { return draft_.reading.tokens[i]; }

  // "Issues can be open, in progress or resolved", "moves from draft to published", "with a status of open,
  // done".
  void read_enumerations() {
    const auto& tokens = draft_.reading.tokens;
    std::size_t next_phrase = 0;
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
      while (next_phrase < draft_.reading.phrases.size() && draft_.reading.phrases[next_phrase].begin <= i) {
        if (const auto entity = draft_.entity_of(next_phrase)) last = entity;
        ++next_phrase;
      }
      if (tokens[i].tag == Tag::stop || !last) continue;
      const auto begin = enumeration_after(i);
      if (begin) take_list(*last, *begin);
    }
  }

  // Where a list of states begins when token i introduces one.
  std::optional<std::size_t> enumeration_after(std::size_t i) const {
    const auto& word = token(i).lower;
    const auto& next = token(i + 1).lower;
    const bool can_be = (word == "can" || word == "may" || word == "either") && next == "be";
    if (can_be && token(i + 2).tag != Tag::participle) return i + 2;
    if (can_be && is_list(i + 2)) return i + 2;
    if (word == "is" && next == "either") return i + 2;
    if ((word == "are" || word == "is") && lists_states(i + 1)) return i + 1;
    if ((word == "from" || word == "through") && (follows_move(i))) return i + 1;
    const bool names_state =
        word == "status" || word == "state" || word == "statuses" || word == "states" || word == "stages";
    if (names_state && (token(i + 1).tag == Tag::pause || next == "of" || next == "like" || next == "are"))
      return i + 2;
    return std::nullopt;
  }

  // Three or more participles and adjectives, nothing else: "queued, running, passed or failed".
  bool lists_states(std::size_t i) const {
    int states = 0;
    for (; i < draft_.reading.tokens.size(); ++i) {
      const auto tag = token(i).tag;
      if (tag == Tag::stop || tag == Tag::pause) break;
      if (tag == Tag::comma || tag == Tag::conjunction) continue;
      if (tag != Tag::participle && tag != Tag::adjective && tag != Tag::gerund && tag != Tag::past)
        return false;
      ++states;
    }
    return states >= 3;
  }

  bool follows_move(std::size_t i) const {
    if (i == 0) return false;
    const auto& verb = token(i - 1).lemma;
    return verb == "move" || verb == "go" || verb == "progress" || verb == "flow" || verb == "pass" ||
           verb == "change" || verb == "advance" || verb == "run";
  }

  bool is_list(std::size_t i) const {
    for (auto n = i; n < i + 4 && n < draft_.reading.tokens.size(); ++n) {
      if (token(n).tag == Tag::comma || token(n).tag == Tag::conjunction) return true;
      if (token(n).tag == Tag::preposition || token(n).tag == Tag::stop) return false;
    }
    return false;
  }

  void take_list(std::size_t entity, std::size_t begin) {
    std::vector<std::string> states;
    std::string current;
    const auto close = [&] {
      if (!current.empty()) states.push_back(snake_case(current));
      current.clear();
    };
    int words = 0;
    for (auto i = begin; i < draft_.reading.tokens.size() && states.size() < max_states; ++i) {
      const auto& here = token(i);
      if (here.tag == Tag::stop || here.tag == Tag::pause || here.tag == Tag::relative ||
          here.tag == Tag::subordinator)
        break;
      if (here.tag == Tag::comma || here.tag == Tag::conjunction || here.tag == Tag::to ||
          here.lower == "then" || here.lower == "into") {
        close();
        words = 0;
        continue;
      }
      if (here.tag == Tag::determiner) continue;
      const bool is_word = here.tag == Tag::adjective || here.tag == Tag::participle ||
                           here.tag == Tag::past || here.tag == Tag::noun || here.tag == Tag::verb ||
                           here.tag == Tag::gerund || here.tag == Tag::negation || here.tag == Tag::adverb ||
                           here.lower == "in" || here.lower == "on" || here.lower == "out";
      if (!is_word || ++words > 3) break;
      current += (current.empty() ? "" : " ") + here.lower;
    }
    close();
    if (states.size() < 2) return;
    const auto target = bearer(entity);
    if (draft_.sketch.entities[target].states_are_complete ||
        draft_.sketch.entities[target].kind == EntityKind::person)
      return;
    for (const auto& state : states) add(target, state, {});
    draft_.sketch.entities[target].states_are_complete = true;
  }

  Draft& draft_;
};

}  // namespace

void add_states(Draft& draft) {
  StateReader(draft).run();
}

}  // namespace nonagon::derive
