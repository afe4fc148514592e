#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "derive/language/lexicon.hpp"
#include "derive/language/words.hpp"
#include "derive/model/draft.hpp"

namespace nonagon::derive {
namespace {

constexpr std::size_t max_capabilities = 24;
constexpr std::array<std::string_view, 19> empty_verbs{"be",
                                                       "come",
                                                       "go",
                                                       "live",
                                                       "happen",
                                                       "stay",
                                                       "have",
                                                       "want",
                                                       "need",
                                                       "let",
                                                       "allow",
                                                       "help",
                                                       "enable",
                                                       "do",
                                                       "get",
                                                       "like",
                                                       "belong",
                                                       "include",
                                                       "contain"};

constexpr std::array<std::string_view, 5> manners{"online", "offline", "early", "late", "live"};

// Verbs that say nothing without where to or for whom.
constexpr std::array<std::string_view, 10> aimed_verbs{
    "put", "place", "add", "assign", "attach", "link", "move", "bring", "give", "forward"};

std::string many(const std::string& phrase) {
  return is_collective_noun(phrase) ? phrase : plural_of(phrase);
}

// A feature says what is done with any of them: "each order" is orders.
std::string words(const NounPhrase& phrase) {
  auto text = phrase.phrase();
  const auto& determiner = phrase.determiner;
  const bool is_figure = !determiner.empty() && determiner[0] >= '0' && determiner[0] <= '9';
  if (is_figure && phrase.is_plural) return determiner + " " + many(text);
  if (phrase.is_plural || determiner == "each" || determiner == "every") return many(text);
  if (determiner != "a" && determiner != "an") return text;
  const bool is_vowel = !text.empty() && std::string_view("aeio").contains(text[0]);
  return (is_vowel ? "an " : "a ") + text;
}

// What a sentence names beside its actions belongs to the last of them: "book a room for a season".
void add_companions(Draft& draft) {
  auto& capabilities = draft.sketch.capabilities;
  std::vector<bool> is_known(draft.sketch.entities.size());
  for (const auto& capability : capabilities) {
    for (const auto about : capability.about) is_known[about] = true;
  }
  const auto& all = draft.concepts.all();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto entity = draft.entity_of_concept[i];
    if (!entity || is_known[*entity]) continue;
    const auto sentence = draft.reading.phrases[all[i].first].sentence;
    const auto last = std::find_if(capabilities.rbegin(), capabilities.rend(), [&](const Capability& one) {
      return one.sentence == sentence;
    });
    if (last == capabilities.rend()) continue;
    last->about.push_back(*entity);
    is_known[*entity] = true;
  }
}

class CapabilityReader {
 public:
  explicit CapabilityReader(Draft& draft) : draft_(draft) {}

  void run() {
    auto& capabilities = draft_.sketch.capabilities;
    for (std::size_t i = 0; i < draft_.reading.clauses.size() && capabilities.size() < max_capabilities;
         ++i) {
      auto capability = capability_of(i);
      if (!capability) continue;
      const bool goes_on = draft_.reading.clauses[i].continues && !capabilities.empty() &&
                           capabilities.back().sentence == capability->sentence;
      if (goes_on && capability->actor.empty() && !capability->is_by_product) {
        capability->actor = capabilities.back().actor;
        capability->is_by_product = capabilities.back().is_by_product;
      }
      const bool is_known = std::ranges::any_of(
          capabilities, [&](const Capability& one) { return one.text == capability->text; });
      if (!is_known) capabilities.push_back(*std::move(capability));
    }
    add_companions(draft_);
  }

 private:
  const NounPhrase& phrase(std::size_t i) const { return draft_.reading.phrases[i]; }

  static bool says_nothing(const Clause& clause) {
    const bool is_door = (clause.verb == "log" || clause.verb == "sign") &&
                         (clause.particle == "in" || clause.particle == "out" || clause.particle == "up");
    return clause.is_negated || is_door || std::ranges::find(empty_verbs, clause.verb) != empty_verbs.end();
  }

  std::optional<Capability> capability_of(std::size_t i) const {
    const auto& clause = draft_.reading.clauses[i];
    if (says_nothing(clause)) return std::nullopt;
    Capability capability;
    auto rest = objects_in_words(clause, capability);
    if (draft_.event_of_clause[i]) add_about(capability, *draft_.event_of_clause[i]);
    if (const auto changed = confirmed(clause)) add_about(capability, *changed);
    if (capability.about.empty()) capability.about = about_before(clause);
    aim(clause, rest);
    if (rest.empty()) rest = attachment_in_words(clause, capability);
    if (rest.empty() && draft_.event_of_clause[i])
      rest = usual_object(*draft_.event_of_clause[i], clause.verb);
    const bool is_deed = !rest.empty() || draft_.event_of_clause[i].has_value();
    if (capability.about.empty() || !is_deed || rest.size() > 80) return std::nullopt;
    capability.verb = clause.verb + (clause.particle.empty() ? "" : " " + clause.particle);
    capability.text = capability.verb + (rest.empty() ? "" : " " + rest);
    // "Book online" says how; "mark as paid" says what becomes of it.
    if (!clause.complements.empty()) {
      const bool is_manner = is_among(clause.complements.front(), manners);
      capability.text += (is_manner ? " " : " as ") + in_words(clause.complements, "or");
    }
    capability.deed = with_surroundings(clause, capability.text);
    const bool is_bare = !capability.text.contains(' ') && capability.deed.size() <= 40;
    capability.text = sentence_case(is_bare ? capability.deed : capability.text);
    capability.is_by_link = std::ranges::any_of(clause.attachments, [&](const Attachment& attachment) {
      return attachment.preposition != "to" && std::ranges::any_of(attachment.phrases, [&](std::size_t one) {
               return phrase(one).head == "link";
             });
    });
    note_actor(clause, capability);
    capability.sentence = clause.sentence;
    return capability;
  }

  void note_actor(const Clause& clause, Capability& capability) const {
    if (clause.is_passive || clause.subjects.empty()) return;
    const auto actor = draft_.concepts.of(clause.subjects[0]);
    if (!actor) {
      capability.is_by_product = !phrase(clause.subjects[0]).is_pronoun;
      return;
    }
    const auto& one = draft_.concepts.all()[*actor];
    const bool is_product = one.is_product || (!one.is_person && is_noun_of(NounClass::products, one.head));
    capability.is_by_product = is_product && !draft_.entity_of_concept[*actor];
    if (!capability.is_by_product) capability.actor = one.phrase;
    for (std::size_t i = 1; i < clause.subjects.size() && capability.partners.size() < 3; ++i) {
      const auto other = draft_.concepts.of(clause.subjects[i]);
      if (other && *other != *actor && one.is_person && draft_.concepts.all()[*other].is_person)
        capability.partners.push_back(draft_.concepts.all()[*other].phrase);
    }
  }

  static void add_about(Capability& capability, std::size_t entity) {
    if (std::ranges::find(capability.about, entity) == capability.about.end())
      capability.about.push_back(entity);
  }

  // A phrase in words; for a pronoun what it stands for, and nothing when nobody knows that.
  std::string spoken_of(std::size_t i) const {
    if (!phrase(i).is_pronoun) return words(phrase(i));
    const auto one = draft_.concepts.of(i);
    return one ? many(draft_.concepts.all()[*one].phrase) : std::string();
  }

  std::string objects_in_words(const Clause& clause, Capability& capability) const {
    std::vector<std::string> parts;
    for (const auto object : clause.is_passive ? clause.subjects : clause.objects) {
      if (const auto entity = draft_.entity_of(object)) add_about(capability, *entity);
      if (auto text = spoken_of(object); !text.empty()) parts.push_back(std::move(text));
    }
    return parts.size() > 4 ? std::string() : in_words(parts);
  }

  // "It sorts photos, shows a preview": of what the sentence speaks already.
  std::vector<std::size_t> about_before(const Clause& clause) const {
    const auto& capabilities = draft_.sketch.capabilities;
    const bool goes_on =
        clause.continues && !capabilities.empty() && capabilities.back().sentence == clause.sentence;
    return goes_on ? capabilities.back().about : std::vector<std::size_t>{};
  }

  // What a confirmed receipt changes.
  std::optional<std::size_t> confirmed(const Clause& clause) const {
    const auto* step = confirmed_step(draft_.reading, clause);
    if (step == nullptr) return std::nullopt;
    for (std::size_t i = 0; i < draft_.sketch.entities.size(); ++i) {
      const auto& states = draft_.sketch.entities[i].states;
      if (std::ranges::find(states, step->state, &NamedState::state) != states.end()) return i;
    }
    return std::nullopt;
  }

  // "put tasks on a board"
  void aim(const Clause& clause, std::string& rest) const {
    const bool is_aimed = std::ranges::find(aimed_verbs, clause.verb) != aimed_verbs.end();
    if (!is_aimed || rest.empty() || clause.attachments.empty()) return;
    const auto& attachment = clause.attachments.front();
    if (attachment.preposition == "by" || attachment.phrases.empty()) return;
    const auto where = spoken_of(attachment.phrases[0]);
    if (!where.empty()) rest += " " + attachment.preposition + " " + where;
  }

  std::string attachment_in_words(const Clause& clause, Capability& capability) const {
    std::string rest;
    for (const auto& attachment : clause.attachments) {
      for (const auto one : attachment.phrases) {
        if (const auto entity = draft_.entity_of(one)) add_about(capability, *entity);
      }
      if (!rest.empty() || attachment.phrases.empty() || attachment.preposition == "by") continue;
      const auto what = spoken_of(attachment.phrases[0]);
      if (!what.empty()) rest = attachment.preposition + " " + what;
    }
    return rest;
  }

  // "Buyers order and pay": goods, and for orders.
  std::string usual_object(std::size_t event, std::string_view verb) const {
    const auto& sketch = draft_.sketch;
    const bool is_itself = sketch.entities[event].phrase == verb;
    for (const auto& relation : sketch.relations) {
      const auto& about = sketch.entities[relation.one];
      const bool is_deed = relation.many == event && about.origin == Origin::event;
      if (is_deed) return (is_itself ? "" : "for ") + plural_of(about.phrase);
    }
    const SketchEntity* only = nullptr;
    int count = 0;
    for (const auto& entity : sketch.entities) {
      if (entity.kind != EntityKind::catalogue) continue;
      only = &entity;
      ++count;
    }
    const auto& noun = sketch.entities[event].phrase;
    if (count == 1 && sketch.entities[event].archetype != nullptr &&
        !sketch.entities[event].archetype->lines.empty())
      return plural_of(only->phrase);
    const auto first = noun.substr(0, noun.find(' '));
    const bool is_done_before = first != noun && first.ends_with("ed");  // an applied change
    if (is_done_before || noun.starts_with(std::string(verb) + " ")) return "what was done";
    // "Pay payments" says less than to pay.
    const bool is_made_of_verb = noun.starts_with(verb.substr(0, std::max<std::size_t>(3, verb.size() - 1)));
    return is_made_of_verb ? std::string() : plural_of(noun);
  }

  // "in a therapist's calendar", "at the counter"
  std::string in_its_place(const NounPhrase& one) const {
    if (one.owner)
      return words(phrase(*one.owner)) + "'s " + (one.is_plural ? many(one.phrase()) : one.phrase());
    const bool is_known_one = one.determiner == "the" && !one.is_plural;
    return is_known_one ? "the " + one.phrase() : words(one);
  }

  std::string with_surroundings(const Clause& clause, std::string deed) const {
    constexpr std::size_t enough = 110;
    for (const auto& attachment : clause.attachments) {
      const bool is_actor = clause.is_passive && attachment.preposition == "by";
      if (is_actor || attachment.phrases.empty() || attachment.phrases.size() > 3) continue;
      std::vector<std::string> parts;
      for (const auto one : attachment.phrases) {
        if (!phrase(one).is_pronoun) parts.push_back(in_its_place(phrase(one)));
      }
      const auto more = " " + attachment.preposition + " " + in_words(parts);
      if (parts.empty() || deed.contains(more) || deed.size() + more.size() > enough) continue;
      deed += more;
    }
    return deed;
  }

  Draft& draft_;
};

}  // namespace

void add_capabilities(Draft& draft) {
  CapabilityReader(draft).run();
}

}  // namespace nonagon::derive
