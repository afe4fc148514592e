#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/language/lexicon.hpp"
#include "derive/language/words.hpp"
#include "derive/model/draft.hpp"
#include "derive/model/vocabulary.hpp"
#include "derive/reading/model_facts.hpp"

namespace nonagon::derive {
namespace {

bool is_stopped(const Concept& one) {
  for (const auto group : {NounClass::interface, NounClass::means, NounClass::abstractions}) {
    if (is_noun_of(group, one.phrase)) return true;
  }
  if (one.phrase == one.head) return false;
  // A compound of a stopped head is stopped unless it is known: "booking page", "price history".
  return one.archetype == nullptr &&
         (is_noun_of(NounClass::interface, one.head) || is_noun_of(NounClass::means, one.head) ||
          is_noun_of(NounClass::abstractions, one.head));
}

int category_weight(std::string_view head) {
  const auto entry = find_word(head);
  if (!entry || !entry->is_noun) return 0;
  switch (entry->category) {
    case NounCategory::artifact:
    case NounCategory::communication:
    case NounCategory::person:
    case NounCategory::possession:
    case NounCategory::food:
    case NounCategory::plant:
    case NounCategory::animal:
    case NounCategory::group:
    case NounCategory::event:
    case NounCategory::act:
    case NounCategory::object:
    case NounCategory::location: return 1;
    case NounCategory::attribute:
    case NounCategory::feeling:
    case NounCategory::motive:
    case NounCategory::relation:
    case NounCategory::shape:
    case NounCategory::quantity:
    case NounCategory::time: return -2;
    case NounCategory::state:
    case NounCategory::phenomenon:
    case NounCategory::substance:
    case NounCategory::process: return -1;
    case NounCategory::unknown:
    case NounCategory::tops:
    case NounCategory::body:
    case NounCategory::cognition: return 0;
  }
  return 0;
}

// An attribute is named where attributes stand and never does or has anything itself.
bool is_attribute(const Concept& one) {
  const auto* word = find_field_word(one.phrase);
  if (word == nullptr) return false;
  const bool acts = one.parent + one.subject > 0;
  const bool is_thing = one.plural > 0 || one.counted > 0 || one.object > 0;
  if (one.archetype != nullptr) {
    // A fee that is paid is a row; a fee that a course has is a field.
    if (word->always)
      return (one.attribute > 0 && one.mentions == 1) ||
             !(one.counted > 0 || (one.plural > 0 && one.object > 0));
    return one.attribute > 0 ? one.plural == 0 && one.mentions == 1 : !acts && !is_thing && one.attached == 0;
  }
  if (word->always) return true;
  return !acts && (one.attribute > 0 ? one.plural == 0 || one.object == 0 : one.plural == 0);
}

bool is_role(const Concept& one) {
  // Teams and crews are rows when there are several of them.
  if (one.archetype != nullptr && one.archetype->kind == EntityKind::group && one.plural > 0) return false;
  // The desk answers; sixty desks are let.
  const auto entry = find_word(one.head);
  const bool is_thing =
      entry && !one.is_person &&
      (entry->category == NounCategory::artifact || entry->category == NounCategory::location);
  if (is_thing && (one.plural > 0 || one.counted > 0) && one.subject == 0) return false;
  return is_noun_of(NounClass::roles, one.phrase) ||
         (one.phrase != one.head && one.archetype == nullptr && is_noun_of(NounClass::roles, one.head));
}

// A workplace acts but keeps no rows of its own unless there are several of them.
bool is_workplace(const Concept& one) {
  const auto* archetype = one.archetype;
  if (archetype != nullptr && archetype->kind != EntityKind::organisation &&
      archetype->kind != EntityKind::place)
    return false;
  return is_noun_of(NounClass::organisations, one.head) && one.plural == 0 && one.counted == 0 &&
         one.parent == 0;
}

// How much speaks for rows of this kind; two and more is enough.
int evidence_for(const Concept& one) {
  int score = category_weight(one.head);
  if (one.archetype != nullptr) score += 2;
  if (one.plural > 0) ++score;
  if (one.counted > 0) ++score;
  if (one.subject + one.object > 0) ++score;
  if (one.parent > 0) ++score;
  if (one.is_listed) ++score;
  if (one.mentions > 1) ++score;
  if (one.is_person) ++score;
  const bool only_means =
      one.by_means > 0 && one.subject + one.object + one.parent + one.attribute + one.attached == 0;
  if (only_means) score -= 3;
  const bool is_mass = one.plural == 0 && one.counted == 0 && (one.definite == 0 || one.object == 0);
  if (is_mass && one.archetype == nullptr)
    score -= one.definite == 0 ? 2 : category_weight(one.head) > 0 ? 0 : 1;
  if (is_mass && one.archetype != nullptr &&
      one.subject + one.object + one.attached + one.attribute + one.parent == 0)
    --score;
  return score;
}

bool is_meeting(const Concept& one) {
  return is_noun_of(NounClass::meetings, one.phrase) || is_noun_of(NounClass::meetings, one.head);
}

// Only a time in this text, where people meet under another word.
bool is_another_word(const Concept& one, const std::vector<Concept>& all) {
  const bool is_aside = one.mentions == 1 && one.subject + one.object + one.parent + one.attribute == 0;
  if (!is_aside || !is_noun_of(NounClass::meetings, one.phrase)) return false;
  return std::ranges::any_of(all, [&](const Concept& other) {
    return &other != &one && is_meeting(other) && other.object + other.subject > 0;
  });
}

// "Patients book sessions … receptionists move appointments": what was booked under another word.
bool is_only_moved(const Draft& draft, std::size_t index) {
  constexpr std::array<std::string_view, 6> moving{
      "move", "reschedule", "cancel", "postpone", "confirm", "shift"};
  const auto& all = draft.concepts.all();
  if (!is_meeting(all[index]) || all[index].subject + all[index].parent + all[index].attribute > 0)
    return false;
  bool is_moved = false;
  bool is_another_made = false;
  for (const auto& clause : draft.reading.clauses) {
    const bool moves = std::ranges::find(moving, clause.verb) != moving.end();
    for (const auto object : clause.is_passive ? clause.subjects : clause.objects) {
      const auto one = draft.concepts.of(object);
      if (!one || !is_meeting(all[*one])) continue;
      if (*one == index && !moves) return false;
      is_moved = is_moved || *one == index;
      is_another_made = is_another_made || (*one != index && clause.verb == "book");
    }
  }
  return is_moved && is_another_made;
}

// "Each cow has a mother": another cow.
std::optional<std::size_t> kin_of(const Concept& one, const std::vector<Concept>& all) {
  if (one.attribute == 0 || one.subject + one.object > 0 || one.plural > 0) return std::nullopt;
  const auto key = camel_case(one.phrase) + "Id";
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].parent == 0 || all[i].archetype == nullptr) continue;
    const auto& archetype = *all[i].archetype;
    const auto is_kin = [&](const ArchetypeLink& link) {
      return link.to == archetype.name && link.as == key;
    };
    if (std::ranges::any_of(archetype.links, is_kin)) return i;
  }
  return std::nullopt;
}

void relate_kin(Draft& draft) {
  const auto& all = draft.concepts.all();
  for (const auto& one : all) {
    const auto owner = kin_of(one, all);
    if (!owner || one.mentions == 0 || !draft.entity_of_concept[*owner]) continue;
    const auto entity = *draft.entity_of_concept[*owner];
    draft.sketch.relations.push_back(
        {.one = entity,
         .many = entity,
         .role = camel_case(one.phrase),
         .description = sentence_case(fmt::format(
             "{} has {}", with_article(draft.sketch.entities[entity].phrase), with_article(one.phrase)))});
  }
}

// "Each cow has an ear tag": experience keeps it with the cow. A room is known to be more than a word.
bool is_known_field(const Concept& one, const std::vector<Concept>& all) {
  if (one.archetype != nullptr) return false;
  if (one.attribute == 0 || one.subject + one.object + one.parent > 0 || one.plural > 0) return false;
  const auto name = camel_case(one.phrase);
  return std::ranges::any_of(all, [&](const Concept& owner) {
    return owner.parent > 0 && owner.archetype != nullptr &&
           std::ranges::find(owner.archetype->fields, name, &design::Field::name) !=
               owner.archetype->fields.end();
  });
}

bool is_only_confirmed(const Draft& draft, std::size_t index) {
  const auto count = std::ranges::count_if(draft.reading.clauses, [&](const Clause& clause) {
    if (confirmed_step(draft.reading, clause) == nullptr) return false;
    return draft.concepts.of((clause.is_passive ? clause.subjects : clause.objects)[0]) == index;
  });
  return count > 0 && count == draft.concepts.all()[index].mentions;
}

// "The amount of milk": what is measured is a figure of something else.
bool is_only_measured(const Draft& draft, std::size_t index) {
  const auto& one = draft.concepts.all()[index];
  if (one.archetype != nullptr || one.plural + one.counted > 0) return false;
  constexpr std::array<std::string_view, 8> measures{
      "amount", "quantity", "volume", "weight", "litre", "liter", "level", "percentage"};
  return std::ranges::any_of(draft.reading.links, [&](const NounLink& link) {
    const auto& head = draft.reading.phrases[link.phrase].head;
    const bool is_measure = link.preposition == "of" && std::ranges::find(measures, head) != measures.end();
    return is_measure && std::ranges::any_of(link.targets, [&](std::size_t target) {
             return draft.concepts.of(target) == index;
           });
  });
}

// Makers who open a shop are not those whose years a museum knows.
bool is_somebody_alive(const Concept& one) {
  if (!one.is_person || one.subject == 0 || one.archetype == nullptr) return false;
  return std::ranges::find(one.archetype->fields, "diedYear", &design::Field::name) !=
         one.archetype->fields.end();
}

// "Pay by card": how, not what.
bool is_only_paid_with(const Draft& draft, std::size_t index) {
  std::ptrdiff_t count = 0;
  for (const auto& clause : draft.reading.clauses) {
    if (clause.verb != "pay" && clause.verb != "donate") continue;
    for (const auto& attachment : clause.attachments) {
      if (attachment.preposition != "by" && attachment.preposition != "with") continue;
      count += std::ranges::count_if(attachment.phrases,
                                     [&](std::size_t phrase) { return draft.concepts.of(phrase) == index; });
    }
  }
  return count > 0 && count == draft.concepts.all()[index].mentions;
}

bool keeps_rows(const Concept& one) {
  if (one.phrase.size() < 2 || one.phrase.size() > 60) return false;
  const bool is_wordy = std::ranges::any_of(one.phrase, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!is_wordy || is_role(one) || is_attribute(one)) return false;
  // An approval that is given is a row, one dashboard is none.
  const bool is_abstract = is_noun_of(NounClass::abstractions, one.phrase);
  const bool is_counted =
      one.plural > 0 || (is_abstract && (one.counted + one.object > 0 || one.alone > 1)) ||
      (one.archetype != nullptr && one.archetype->kind == EntityKind::event && one.counted > 0);
  // "a trip has days with activities", "the engineer posts updates".
  const bool is_part = is_abstract && one.parent > 0 && one.attribute > 0 && one.plural > 0;
  const bool is_made = is_abstract && one.object > 0 && one.plural > 0 && category_weight(one.head) > 0;
  if (is_part || is_made) return true;
  if (is_stopped(one) && (one.archetype == nullptr || !is_counted)) return false;
  if (is_workplace(one)) return false;
  // What experience knows is kept wherever it stands for itself; anything else needs more to speak for it.
  if (one.archetype != nullptr) return one.alone > 0 || one.mentions > 1;
  const bool is_countable = one.plural > 0 || one.counted > 0 || one.definite > 0;
  return evidence_for(one) >= (is_countable ? 1 : 2);
}

}  // namespace

std::optional<std::size_t> Draft::find(std::string_view name) const {
  for (std::size_t i = 0; i < sketch.entities.size(); ++i) {
    if (sketch.entities[i].name == name) return i;
  }
  return std::nullopt;
}

std::optional<std::size_t> Draft::entity_of(std::size_t phrase) const {
  const auto one = concepts.of(phrase);
  return one ? entity_of_concept[*one] : std::nullopt;
}

std::size_t Draft::add(std::string_view phrase, Origin origin) {
  // "Goods" has no singular.
  if (phrase == "good") phrase = "product";
  const auto name = pascal_case(phrase);
  if (const auto known = find(name)) return *known;
  SketchEntity entity{.name = name,
                      .phrase = std::string(phrase),
                      .origin = origin,
                      .archetype = archetype_in(reading, phrase)};
  entity.kind = entity.archetype == nullptr ? kind_of_noun(phrase) : entity.archetype->kind;
  sketch.entities.push_back(std::move(entity));
  return sketch.entities.size() - 1;
}

bool Draft::are_related(std::size_t a, std::size_t b) const {
  return std::ranges::any_of(sketch.relations, [&](const SketchRelation& relation) {
    return (relation.one == a && relation.many == b) || (relation.one == b && relation.many == a);
  });
}

void Draft::relate(SketchRelation relation) {
  if (relation.one == relation.many || are_related(relation.one, relation.many)) return;
  sketch.relations.push_back(std::move(relation));
}

std::string Draft::evidence(std::size_t phrase) const {
  // The clause around the phrase: up to the marks on both sides, within ten words.
  const auto& tokens = reading.tokens;
  const auto ends = [&](std::size_t i) {
    return tokens[i].tag == Tag::stop || tokens[i].tag == Tag::pause || tokens[i].tag == Tag::comma;
  };
  auto begin = reading.phrases[phrase].begin;
  auto end = reading.phrases[phrase].end;
  for (int n = 0; n < 6 && begin > 0 && !ends(begin - 1); ++n) --begin;
  for (int n = 0; n < 4 && end < tokens.size() && !ends(end); ++n) ++end;
  if (end == begin || tokens[begin].text.empty() || tokens[end - 1].text.empty()) return {};
  const auto* first = tokens[begin].text.data();
  const auto* last = tokens[end - 1].text.data() + tokens[end - 1].text.size();
  return {first, last};
}

EntityKind kind_of_noun(std::string_view phrase) {
  if (is_person_noun(phrase)) return EntityKind::person;
  const auto head = head_of(phrase);
  if (is_noun_of(NounClass::organisations, head)) return EntityKind::organisation;
  const auto entry = find_word(head);
  if (!entry) return EntityKind::thing;
  switch (entry->category) {
    case NounCategory::act:
    case NounCategory::event: return EntityKind::event;
    case NounCategory::location: return EntityKind::place;
    case NounCategory::group: return EntityKind::group;
    case NounCategory::communication: return EntityKind::document;
    case NounCategory::person: return EntityKind::person;
    case NounCategory::unknown:
    case NounCategory::tops:
    case NounCategory::animal:
    case NounCategory::artifact:
    case NounCategory::attribute:
    case NounCategory::body:
    case NounCategory::cognition:
    case NounCategory::feeling:
    case NounCategory::food:
    case NounCategory::motive:
    case NounCategory::object:
    case NounCategory::phenomenon:
    case NounCategory::plant:
    case NounCategory::possession:
    case NounCategory::process:
    case NounCategory::quantity:
    case NounCategory::relation:
    case NounCategory::shape:
    case NounCategory::state:
    case NounCategory::substance:
    case NounCategory::time: return EntityKind::thing;
  }
  return EntityKind::thing;
}

void decide_entities(Draft& draft) {
  const auto& all = draft.concepts.all();
  draft.entity_of_concept.assign(all.size(), std::nullopt);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& one = all[i];
    if (one.mentions == 0) continue;
    // A no-show is a person to the dictionary only.
    const bool is_human = (one.is_person && !is_noun_of(NounClass::abstractions, one.phrase)) ||
                          (is_role(one) && !is_noun_of(NounClass::organisations, one.phrase));
    if (is_human && one.subject + one.object + one.attached > 0 && draft.sketch.roles.size() < 12)
      draft.sketch.roles.push_back(one.phrase);
    if (const auto known = draft.find(pascal_case(one.phrase))) {
      draft.entity_of_concept[i] = known;
      continue;
    }
    if (draft.sketch.entities.size() >= max_text_entities || !keeps_rows(one)) continue;
    if (is_known_field(one, all) || kin_of(one, all)) continue;
    if (is_another_word(one, all) || is_only_moved(draft, i)) continue;
    if (is_only_confirmed(draft, i) || is_only_measured(draft, i) || is_only_paid_with(draft, i)) continue;
    const auto place = draft.add(one.phrase, Origin::text);
    draft.sketch.entities[place].evidence = draft.evidence(one.first);
    if (is_somebody_alive(one)) draft.sketch.entities[place].archetype = nullptr;
    draft.entity_of_concept[i] = place;
  }
  relate_kin(draft);
  // "after each session": the appointment that was booked.
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (draft.entity_of_concept[i] || !(is_another_word(all[i], all) || is_only_moved(draft, i))) continue;
    for (std::size_t other = 0; other < all.size() && !draft.entity_of_concept[i]; ++other) {
      if (is_meeting(all[other])) draft.entity_of_concept[i] = draft.entity_of_concept[other];
    }
  }
  // "quotes" mean the RepairQuote that an answer names, when there is only one.
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (draft.entity_of_concept[i] || is_attribute(all[i])) continue;
    std::optional<std::size_t> only;
    int count = 0;
    for (std::size_t e = 0; e < draft.sketch.entities.size() && e < 2 * max_text_entities; ++e) {
      if (!draft.sketch.entities[e].phrase.ends_with(" " + all[i].phrase)) continue;
      only = e;
      ++count;
    }
    if (count == 1) draft.entity_of_concept[i] = only;
  }
}

}  // namespace nonagon::derive
