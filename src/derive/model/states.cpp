#include <algorithm>
#include <array>
#include <set>

#include "base/text.hpp"
#include "derive/language/lexicon.hpp"
#include "derive/language/words.hpp"
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
    for (std::size_t i = 0; i < draft_.reading.clauses.size(); ++i) read_clause(i);
    for (std::size_t i = 0; i < draft_.reading.phrases.size(); ++i) read_adjectives(i);
    read_unclaimed();
    read_own_words();
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
    add_to(bearer(entity, state), state, std::move(action));
  }

  void add_to(std::size_t entity, const std::string& state, std::string action) {
    auto& target = draft_.sketch.entities[entity];
    const bool has_life = target.archetype != nullptr && target.archetype->lifecycle.has_value();
    // What is moved to another time stands where it stood before.
    const bool is_another_time = state == "rescheduled" && has_time(target);
    const bool has_no_states = (target.kind == EntityKind::person && !has_life && !is_standing(state)) ||
                               target.kind == EntityKind::line || is_another_time;
    if (has_no_states || state.empty() || state.size() > 40) return;
    const auto known = std::ranges::find(target.states, state, &NamedState::state);
    if (known != target.states.end()) {
      if (known->action.empty()) known->action = std::move(action);
      return;
    }
    if (target.states.size() < max_states && !target.states_are_complete)
      target.states.push_back({state, std::move(action)});
  }

  // How people stand with those who keep the product.
  static bool is_standing(std::string_view state) {
    return is_among(
        state, {"approved", "rejected", "verified", "suspended", "banned", "blocked", "cleared", "deferred"});
  }

  static bool has_time(const SketchEntity& entity) {
    if (entity.archetype == nullptr) return false;
    return std::ranges::find(entity.archetype->fields, "startsAt", &design::Field::name) !=
           entity.archetype->fields.end();
  }

  // "Patients book an appointment", "samples are stored": where experience knows what is done as a step.
  void read_known_step(std::size_t entity, const Clause& clause) {
    const auto verb = clause.particle.empty() ? clause.verb : clause.verb + " " + clause.particle;
    const auto* said = find_state_verb(verb);
    const auto state =
        said == nullptr ? snake_case(past_participle(clause.verb) + " " + clause.particle) : said->state;
    if (lives_through(entity, state)) add(entity, state, camel_case(verb));
  }

  // What is received or delivered is what was ordered or sent before: the last document that has lines, or
  // else the last that lives through anything.
  void read_confirmed(const StateVerb& step, std::size_t index) {
    std::optional<std::size_t> best;
    int best_score = 0;
    for (std::size_t i = 0; i < draft_.sketch.entities.size(); ++i) {
      const auto* archetype = draft_.sketch.entities[i].archetype;
      if (archetype == nullptr || !archetype->lifecycle) continue;
      const int score = knows(*archetype->lifecycle, step.state) ? 3 : !archetype->lines.empty() ? 2 : 0;
      if (score == 0 || score < best_score) continue;
      best = i;
      best_score = score;
    }
    for (std::size_t i = 0; i < index && best_score == 0; ++i) {
      if (const auto event = draft_.event_of_clause[i]) best = event;
    }
    if (best) add(*best, step.state, draft_.reading.clauses[index].verb + pascal_case(step.verb) + "Of");
  }

  // "Buyers order and pay": the order is paid by it.
  void read_event(std::size_t event, const Clause& clause) {
    read_known_step(event, clause);
    const auto relations = draft_.sketch.relations;
    for (const auto& relation : relations) {
      const bool is_deed =
          relation.many == event && draft_.sketch.entities[relation.one].origin == Origin::event;
      if (is_deed) read_known_step(relation.one, clause);
    }
  }

  void read_clause(std::size_t index) {
    const auto& clause = draft_.reading.clauses[index];
    if (clause.is_negated) return;
    if (const auto* step = confirmed_step(draft_.reading, clause)) return read_confirmed(*step, index);
    const auto& patients = clause.is_passive || clause.verb == "be" ? clause.subjects : clause.objects;
    for (const auto patient : patients) {
      if (const auto entity = draft_.entity_of(patient)) read_known_step(*entity, clause);
    }
    if (!draft_.event_of_clause.empty() && draft_.event_of_clause[index])
      read_event(*draft_.event_of_clause[index], clause);
    const bool marks = std::ranges::find(marking, clause.verb) != marking.end();
    if (marks) return read_marking(clause, patients);
    const auto* state =
        find_state_verb(clause.particle.empty() ? clause.verb : clause.verb + " " + clause.particle);
    if (state == nullptr && is_taken_back(clause)) return;
    if (state == nullptr && is_outcome(index)) return read_outcome(clause, patients);
    if (state == nullptr) return read_passive(clause);
    // "the payment fails": what changes by itself.
    if (patients.empty() && !clause.is_passive) return read_intransitive(clause, *state);
    for (const auto patient : patients) {
      const auto entity = draft_.entity_of(patient);
      if (!entity) continue;
      const auto owner = owner_in_sentence(*entity, state->state, clause.sentence);
      if (changes(*state, owner)) add(owner, state->state, camel_case(clause.verb + " " + clause.particle));
    }
  }

  // "is released or destroyed", "approves or blocks": one of several ends, whatever the verb.
  bool is_outcome(std::size_t index) const {
    const auto& clauses = draft_.reading.clauses;
    for (const auto group : {VerbClass::reads, VerbClass::has, VerbClass::lasting}) {
      if (is_verb_of(group, clauses[index].verb)) return false;
    }
    const auto is_or = [&](std::size_t later) {
      const auto at = clauses[later].at;
      return at > 0 && token(at - 1).lower == "or" && clauses[later].sentence == clauses[later - 1].sentence;
    };
    const auto is_answer = [&](std::size_t other) {
      return (clauses[index].is_passive && clauses[other].is_passive) ||
             find_state_verb(clauses[other].verb) != nullptr;
    };
    if (index > 0 && is_or(index) && is_answer(index - 1)) return true;
    return index + 1 < clauses.size() && is_or(index + 1) && is_answer(index + 1);
  }

  void read_outcome(const Clause& clause, const std::vector<std::size_t>& patients) {
    const auto state = snake_case(past_participle(clause.verb) + " " + clause.particle);
    for (const auto patient : patients) {
      const auto entity = draft_.entity_of(patient);
      if (entity && draft_.sketch.entities[*entity].kind != EntityKind::catalogue)
        add(*entity, state, camel_case(clause.verb + " " + clause.particle));
    }
  }

  // "unsubscribe from a list": the subscription ends.
  bool is_taken_back(const Clause& clause) {
    if (!clause.verb.starts_with("un")) return false;
    const auto* event = find_event_verb(std::string_view(clause.verb).substr(2));
    const auto row = event == nullptr ? std::nullopt : draft_.find(pascal_case(event->noun));
    if (!row) return false;
    add(*row, snake_case(past_participle(clause.verb)), camel_case(clause.verb));
    return true;
  }

  // "Results are published once the election is closed": where experience knows the step of something else in
  // the sentence, and not of what the clause names, it is a step of that.
  std::size_t owner_in_sentence(std::size_t entity, std::string_view state, std::size_t sentence) const {
    if (lives_through(bearer(entity, state), state)) return entity;
    std::vector<std::size_t> mentioned;
    for (std::size_t i = 0; i < draft_.reading.phrases.size(); ++i) {
      if (draft_.reading.phrases[i].sentence != sentence) continue;
      if (const auto other = draft_.entity_of(i)) mentioned.push_back(*other);
    }
    for (const auto other : mentioned) {
      if (lives_through(other, state)) return other;
    }
    return entity;
  }

  void read_intransitive(const Clause& clause, const StateVerb& state) {
    for (const auto subject : clause.subjects) {
      const auto entity = draft_.entity_of(subject);
      if (!entity) continue;
      const auto kind = draft_.sketch.entities[*entity].kind;
      // "The seller ships": people do what others come to be by it.
      const bool is_doer = kind == EntityKind::person || kind == EntityKind::organisation;
      const bool is_moved = is_doer ? lives_through(*entity, state.state) : changes(state, *entity);
      if (kind != EntityKind::catalogue && is_moved) add(*entity, state.state, clause.verb);
    }
  }

  // "the permit is granted or refused": what is done to a transaction is a state of it.
  void read_passive(const Clause& clause) {
    if (!clause.is_passive || draft_.event_of_clause.empty() || !clause.particle.empty()) return;
    for (const auto group : {VerbClass::makes,
                             VerbClass::reads,
                             VerbClass::has,
                             VerbClass::manages,
                             VerbClass::assigns,
                             VerbClass::lasting}) {
      if (is_verb_of(group, clause.verb)) return;
    }
    for (const auto subject : clause.subjects) {
      const auto entity = draft_.entity_of(subject);
      if (!entity) continue;
      const auto& target = draft_.sketch.entities[*entity];
      const auto head = head_of(target.phrase);
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
      case EntityKind::person: return is_standing(verb.state);
      case EntityKind::organisation:
      case EntityKind::place:
      case EntityKind::line: return false;
    }
    return false;
  }

  void read_marking(const Clause& clause, const std::vector<std::size_t>& patients) {
    auto states = clause.complements;
    for (const auto& attachment : clause.attachments) {
      if (attachment.preposition != "as" || !states.empty()) continue;
      for (const auto phrase : attachment.phrases) states.push_back(draft_.reading.phrases[phrase].head);
    }
    for (const auto& state : states) {
      const auto name = snake_case(state);
      for (const auto patient : patients) {
        if (const auto entity = draft_.entity_of(patient)) add(*entity, name, "mark" + pascal_case(name));
      }
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

  // "They can pause, skip a delivery or cancel", "finally delivered": a step that experience knows of
  // something in the sentence is a step of it, whatever stands beside the verb.
  void read_unclaimed() {
    std::vector<std::size_t> mentioned;  // the last one last, cleared at each stop
    std::size_t next_phrase = 0;
    const auto& phrases = draft_.reading.phrases;
    for (std::size_t i = 0; i < draft_.reading.tokens.size(); ++i) {
      if (token(i).tag == Tag::stop) mentioned.clear();
      for (; next_phrase < phrases.size() && phrases[next_phrase].begin <= i; ++next_phrase) {
        if (const auto entity = draft_.entity_of(next_phrase)) mentioned.push_back(*entity);
      }
      const auto said = said_at(i);
      if (!said || is_claimed(said->state)) continue;
      const auto entity = one_that_knows(said->state, mentioned);
      if (!entity) continue;
      add(*entity, said->state, said->action);
      mentioned.push_back(*entity);
    }
  }

  // "on loan", "out for delivery", "no-shows", "faulty connectors": a state in its own words.
  void read_own_words() {
    const auto& tokens = draft_.reading.tokens;
    std::string text = " ";
    for (const auto& here : tokens) {
      const bool is_name = here.tag == Tag::adjective || here.lower.contains('-');
      text += here.lower + " ";
      if (is_name) said_.insert(snake_case(singular_noun(here.lower)));
    }
    for (std::size_t i = 0; i < draft_.sketch.entities.size(); ++i) {
      const auto* archetype = draft_.sketch.entities[i].archetype;
      if (archetype == nullptr || !archetype->lifecycle) continue;
      for (const auto& transition : archetype->lifecycle->transitions) {
        const bool is_phrase = transition.to.contains('_');
        const auto is_same = [&](const std::string& word) { return is_same_state(word, transition.to); };
        const bool is_said = std::ranges::any_of(said_, is_same) ||
                             (is_phrase && text.contains(" " + replace_all(transition.to, "_", " ") + " "));
        if (is_said && !is_claimed(transition.to)) add(i, transition.to, {});
      }
    }
  }

  std::optional<NamedState> said_at(std::size_t i) const {
    const auto& here = token(i);
    const bool is_done = here.tag == Tag::verb || here.tag == Tag::verb_s || here.tag == Tag::past ||
                         here.tag == Tag::participle;
    if (!is_done) return std::nullopt;
    const bool has_particle = i + 1 < draft_.reading.tokens.size() && token(i + 1).tag == Tag::particle;
    const auto verb = has_particle ? here.lemma + " " + token(i + 1).lower : here.lemma;
    const auto* state = find_state_verb(verb);
    if (state == nullptr) return std::nullopt;
    return NamedState{.state = state->state, .action = camel_case(verb)};
  }

  bool is_claimed(std::string_view state) const {
    return std::ranges::any_of(draft_.sketch.entities, [&](const SketchEntity& entity) {
      return std::ranges::any_of(entity.states,
                                 [&](const NamedState& named) { return is_same_state(named.state, state); });
    });
  }

  bool lives_through(std::size_t entity, std::string_view state) const {
    const auto* archetype = draft_.sketch.entities[entity].archetype;
    return archetype != nullptr && archetype->lifecycle && knows(*archetype->lifecycle, state);
  }

  // The one last mentioned, or else the only one of the design.
  std::optional<std::size_t> one_that_knows(std::string_view state,
                                            const std::vector<std::size_t>& mentioned) const {
    for (auto i = mentioned.size(); i-- > 0;) {
      if (lives_through(mentioned[i], state)) return mentioned[i];
    }
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < draft_.sketch.entities.size(); ++i) {
      if (!lives_through(i, state)) continue;
      if (only) return std::nullopt;
      only = i;
    }
    return only;
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
      if (begin) take_list(bearer_of_list(i, *begin).value_or(*last), *begin);
    }
  }

  // "A batch is brewed in a tank, goes through …", "every animal has records and a status: …": what goes, has
  // or is something is the subject, not what was named last.
  std::optional<std::size_t> bearer_of_list(std::size_t i, std::size_t begin) const {
    if (const auto owner = owner_of_status(i)) return owner;
    const auto* clause = clause_before(begin);
    if (clause == nullptr) return std::nullopt;
    for (const auto subject : clause->subjects) {
      if (const auto entity = draft_.entity_of(subject)) return entity;
    }
    return std::nullopt;
  }

  // "the order's status", "order status", "the status of an order"
  std::optional<std::size_t> owner_of_status(std::size_t i) const {
    const auto& phrases = draft_.reading.phrases;
    const auto here = std::ranges::find_if(
        phrases, [&](const NounPhrase& phrase) { return phrase.begin <= i && i < phrase.end; });
    if (here == phrases.end()) return std::nullopt;
    const auto place = static_cast<std::size_t>(here - phrases.begin());
    if (here->owner) return draft_.entity_of(*here->owner);
    if (const auto modifier = draft_.concepts.modifier_of(place)) return draft_.entity_of_concept[*modifier];
    for (const auto& link : draft_.reading.links) {
      if (link.phrase == place && link.preposition == "of" && !link.targets.empty())
        return draft_.entity_of(link.targets.front());
    }
    return std::nullopt;
  }

  const Clause* clause_before(std::size_t token) const {
    const auto sentence = sentence_of(token);
    const Clause* last = nullptr;
    for (const auto& clause : draft_.reading.clauses) {
      if (clause.sentence == sentence && clause.at <= token) last = &clause;
    }
    return last;
  }

  std::size_t sentence_of(std::size_t i) const {
    std::size_t sentence = 0;
    for (const auto& phrase : draft_.reading.phrases) {
      if (phrase.begin > i) break;
      sentence = phrase.sentence;
    }
    return sentence;
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

  // "queued, running, passed or failed", "draft, in review or sent": three and more, each beginning with a
  // word that can be a state.
  bool lists_states(std::size_t i) const {
    int states = 0;
    bool begins = true;
    for (; i < draft_.reading.tokens.size(); ++i) {
      const auto tag = token(i).tag;
      if (tag == Tag::stop || tag == Tag::pause || tag == Tag::relative || tag == Tag::subordinator) break;
      if (tag == Tag::comma || tag == Tag::conjunction) {
        begins = true;
        continue;
      }
      if (tag == Tag::determiner || tag == Tag::pronoun) return false;
      if (!begins) continue;
      if (!begins_state(i)) return false;
      begins = false;
      ++states;
    }
    return states >= 3;
  }

  bool begins_state(std::size_t i) const {
    const auto tag = token(i).tag;
    return tag == Tag::participle || tag == Tag::adjective || tag == Tag::gerund || tag == Tag::past ||
           is_state_word(token(i).lower) || token(i).lower == "in" || token(i).lower == "not" ||
           ((tag == Tag::verb_s || tag == Tag::plural) && token(i).lower == "needs");
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

  // The states from a token on, at most three words each; none where something else stands.
  std::vector<std::string> states_from(std::size_t begin) const {
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
          here.lower == "then" || here.lower == "into" || here.lower == "finally") {
        close();
        words = 0;
        continue;
      }
      if (here.tag == Tag::determiner) continue;
      const bool is_link = words > 0 && (here.lower == "with" || here.lower == "by");
      const bool is_word = here.tag == Tag::adjective || here.tag == Tag::participle ||
                           here.tag == Tag::past || here.tag == Tag::noun || here.tag == Tag::verb ||
                           here.tag == Tag::gerund || here.tag == Tag::negation || here.tag == Tag::adverb ||
                           here.tag == Tag::particle || is_link || here.lower == "in" || here.lower == "on" ||
                           here.lower == "out" || here.lower == "under" || here.lower == "for" ||
                           (words == 0 && begins_state(i)) || (words > 0 && here.tag == Tag::plural);
      if (!is_word || ++words > 3) break;
      current += (current.empty() ? "" : " ") + here.lower;
    }
    close();
    return states;
  }

  // "from request to offer, confirmed, invoiced": what is asked for is requested.
  static void speak_alike(std::vector<std::string>& states) {
    const bool has_participle = std::ranges::any_of(states, [](const std::string& state) {
      const auto verb = verb_lemma(state);
      return !verb.empty() && verb != state && past_participle(verb) == state;
    });
    if (!has_participle) return;
    for (auto& state : states) {
      const auto entry = find_word(state);
      const bool is_deed = entry && entry->is_noun && entry->is_verb && !is_state_word(state);
      if (is_deed && verb_lemma(state) == state) state = past_participle(state);
    }
  }

  void take_list(std::size_t entity, std::size_t begin) {
    auto states = states_from(begin);
    speak_alike(states);
    if (states.size() < 2) return;
    const auto target = bearer(entity);
    if (draft_.sketch.entities[target].states_are_complete ||
        draft_.sketch.entities[target].kind == EntityKind::person)
      return;
    for (const auto& state : states) add_to(target, state, {});
    draft_.sketch.entities[target].states_are_complete = true;
  }

  Draft& draft_;
  std::set<std::string, std::less<>> said_;
};

}  // namespace

const StateVerb* confirmed_step(const Reading& reading, const Clause& clause) {
  const bool confirms = clause.verb == "confirm" || clause.verb == "acknowledge";
  const auto& objects = clause.is_passive ? clause.subjects : clause.objects;
  if (!confirms || objects.size() != 1) return nullptr;
  const auto& phrase = reading.phrases[objects[0]];
  const bool is_bare = !phrase.is_plural && phrase.modifiers.empty() && phrase.determiner != "a";
  return is_bare ? find_confirmed(phrase.head) : nullptr;
}

void add_states(Draft& draft) {
  StateReader(draft).run();
}

}  // namespace nonagon::derive
