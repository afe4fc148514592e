#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "derive/language/deed_noun.hpp"
#include "derive/language/lexicon.hpp"
#include "derive/language/words.hpp"
#include "derive/model/draft.hpp"
#include "derive/model/vocabulary.hpp"

namespace nonagon::derive {
namespace {

// "consign" → consignment, "reimburse" → reimbursement: a noun made from the verb that experience knows as a
// row.
std::optional<std::string> known_noun_of(std::string_view verb) {
  if (verb.size() < 4 || is_verb_of(VerbClass::reads, verb) || is_verb_of(VerbClass::manages, verb))
    return std::nullopt;
  // Everyday verbs mean too much: to come leaves no comment, to move no movement.
  const auto entry = find_word(verb);
  if (!entry || entry->verb_frequency > 4) return std::nullopt;
  const auto stem = verb.ends_with('e') ? verb.substr(0, verb.size() - 1) : verb;
  for (const std::string_view ending : {"ment", "ion", "ation", "al", "ance", "ition"}) {
    for (const auto base : {verb, stem}) {
      auto noun = std::string(base) + std::string(ending);
      if (find_exact_archetype(noun) != nullptr) return noun;
    }
  }
  return std::nullopt;
}

// "take a quiz": an attempt at it.
std::optional<EventVerb> attempt_of(const Reading& reading, const Clause& clause) {
  if (!is_among(clause.verb, {"take", "sit", "retake", "attempt", "solve"})) return std::nullopt;
  for (const auto phrase : clause.objects) {
    const auto& head = reading.phrases[phrase].head;
    if (is_among(head, {"quiz", "test", "exam", "examination", "assessment", "puzzle", "exercise"}))
      return EventVerb{.verb = clause.verb, .noun = head + " attempt"};
  }
  return std::nullopt;
}

// "components can be grouped": a group of them, unless it is said what they are grouped by.
std::optional<EventVerb> group_of(const Reading& reading, const Clause& clause) {
  const auto& objects = clause.is_passive ? clause.subjects : clause.objects;
  if (clause.verb != "group" || objects.empty() || !clause.attachments.empty()) return std::nullopt;
  return EventVerb{.verb = clause.verb, .noun = reading.phrases[objects.front()].head + " group"};
}

// "greenhouses report humidity", "the meters are read": a device gives readings.
std::optional<EventVerb> reading_of(const Reading& reading, const Clause& clause) {
  const auto reads = clause.verb == "read";
  if (!reads && !is_among(clause.verb, {"report", "send", "measure", "record", "transmit", "log"}))
    return std::nullopt;
  const auto ends_in = [&](std::size_t phrase, std::initializer_list<std::string_view> heads) {
    return is_among(reading.phrases[phrase].head, heads);
  };
  const auto is_device = [&](std::size_t phrase) {
    return ends_in(phrase, {"meter", "gauge", "sensor", "thermometer", "probe", "scale", "counter"});
  };
  const auto is_quantity = [&](std::size_t phrase) {
    const auto& head = reading.phrases[phrase].head;
    const auto entry = find_word(head);
    return ends_in(phrase, {"value", "level", "reading"}) ||
           (entry && entry->category == NounCategory::attribute &&
            reading.phrases[phrase].modifiers.empty() && find_exact_archetype(head) == nullptr);
  };
  const auto& devices = clause.is_passive || !reads ? clause.subjects : clause.objects;
  const bool is_read = reads && std::ranges::any_of(devices, is_device);
  const bool is_sent = !reads && !clause.subjects.empty() &&
                       std::ranges::none_of(clause.subjects,
                                            [&](std::size_t phrase) {
                                              return reading.phrases[phrase].is_pronoun ||
                                                     is_person_noun(reading.phrases[phrase].phrase());
                                            }) &&
                       std::ranges::any_of(clause.objects, is_quantity);
  if (!is_read && !is_sent) return std::nullopt;
  return EventVerb{.verb = clause.verb, .noun = "reading"};
}

// "Money is released to the seller": a payout to them.
std::optional<EventVerb> payout_of(const Reading& reading, const Clause& clause) {
  if (!is_among(clause.verb, {"release", "transfer", "forward", "pay"})) return std::nullopt;
  const auto& objects = clause.is_passive ? clause.subjects : clause.objects;
  const bool is_money = std::ranges::any_of(objects, [&](std::size_t phrase) {
    return is_among(reading.phrases[phrase].head, {"money", "fund", "funds", "earning", "earnings"});
  });
  const bool is_sent =
      std::ranges::any_of(clause.attachments, [](const Attachment& one) { return one.preposition == "to"; });
  if (!is_money || !is_sent) return std::nullopt;
  return EventVerb{.verb = clause.verb, .noun = "payout"};
}

// "Instruments are issued to workers and have to be returned": each time is a loan.
std::optional<EventVerb> handing_out_of(const Reading& reading, const Clause& clause) {
  const bool hands_out = clause.verb == "issue" || (clause.verb == "hand" && clause.particle == "out") ||
                         (clause.verb == "give" && clause.particle == "out");
  if (!hands_out) return std::nullopt;
  const bool comes_back = std::ranges::any_of(
      reading.clauses, [](const Clause& one) { return one.verb == "return" || one.verb == "give back"; });
  if (!comes_back) return std::nullopt;
  return EventVerb{.verb = clause.verb, .noun = "loan", .unless_transaction = true, .needs = "thing"};
}

// The verb of somebody named by it: "inspector" → inspect, "donor" → donate.
const EventVerb* event_verb_of_person(std::string_view person) {
  const auto head = head_of(person);
  if (head.size() < 5 || !is_among(head.substr(head.size() - 2), {"er", "or"})) return nullptr;
  const auto stem = std::string(head.substr(0, head.size() - 2));
  for (const auto& verb : {stem, stem + "e", stem + "ate", stem.substr(0, stem.size() - 1)}) {
    if (const auto* event = find_event_verb(verb); event != nullptr && !event->lines) return event;
  }
  return nullptr;
}

std::optional<EventVerb> event_of(const Reading& reading, const Clause& clause) {
  if (auto attempt = attempt_of(reading, clause)) return attempt;
  if (auto group = group_of(reading, clause)) return group;
  if (auto measured = reading_of(reading, clause)) return measured;
  if (auto payout = payout_of(reading, clause)) return payout;
  if (auto handing_out = handing_out_of(reading, clause)) return handing_out;
  if (!clause.particle.empty()) {
    const auto phrase = clause.verb + " " + clause.particle;
    if (const auto* event = find_event_verb(phrase)) return *event;
    if (find_state_verb(phrase) != nullptr) return std::nullopt;
  }
  // "chip in an amount": the particle reads like a preposition.
  if (clause.particle.empty() && !clause.attachments.empty()) {
    if (const auto* event = find_event_verb(clause.verb + " " + clause.attachments.front().preposition))
      return *event;
  }
  // A code is scanned to find what it stands on.
  const bool is_looked_up =
      clause.verb == "scan" && std::ranges::any_of(clause.objects, [&](std::size_t one) {
        return is_among(reading.phrases[one].head, {"code", "barcode", "tag", "badge", "ticket", "label"});
      });
  if (is_looked_up) return std::nullopt;
  // Who registers with nothing opens an account.
  const bool is_door = clause.verb == "register" && clause.objects.empty() && clause.attachments.empty();
  if (is_door) return std::nullopt;
  if (const auto* event = find_event_verb(clause.verb)) return *event;
  if (find_state_verb(clause.verb) != nullptr) return std::nullopt;
  auto noun = known_noun_of(clause.verb);
  if (!noun) return std::nullopt;
  return EventVerb{.verb = clause.verb, .noun = std::move(*noun), .unless_transaction = true};
}

// What is acted on: the objects, or what a preposition leads to ("enrol in courses", "pay for orders").
std::vector<std::size_t> patients(const Clause& clause) {
  auto all = clause.is_passive ? clause.subjects : clause.objects;
  if (!all.empty()) return all;
  for (const auto& attachment : clause.attachments) {
    const auto& preposition = attachment.preposition;
    if (preposition != "in" && preposition != "for" && preposition != "to" && preposition != "on" &&
        preposition != "of")
      continue;
    all.insert(all.end(), attachment.phrases.begin(), attachment.phrases.end());
  }
  return all;
}

std::vector<std::size_t> agents(const Clause& clause) {
  if (!clause.is_passive) return clause.subjects;
  for (const auto& attachment : clause.attachments) {
    if (attachment.preposition == "by") return attachment.phrases;
  }
  return {};
}

bool is_transaction(const Draft& draft, std::size_t entity) {
  const auto& phrase = draft.sketch.entities[entity].phrase;
  const auto head = head_of(phrase);
  return is_noun_of(NounClass::transactions, phrase) || is_noun_of(NounClass::transactions, head);
}

bool fits(const EventVerb& event, const Draft& draft, const std::vector<std::size_t>& objects) {
  const auto kind_is = [&](std::initializer_list<EntityKind> kinds) {
    return std::ranges::any_of(objects, [&](std::size_t i) {
      return std::ranges::find(kinds, draft.sketch.entities[i].kind) != kinds.end();
    });
  };
  if (event.needs == "person") return kind_is({EntityKind::person});
  if (event.needs == "cart") return draft.find("Cart") || draft.find("Basket");
  if (event.needs == "event") return kind_is({EntityKind::event});
  if (event.needs == "group") return kind_is({EntityKind::group, EntityKind::organisation});
  if (event.needs == "thing") return kind_is({EntityKind::thing, EntityKind::catalogue, EntityKind::place});
  if (event.needs == "message")
    return kind_is({EntityKind::message, EntityKind::document, EntityKind::media});
  return true;
}

// Actions on what is itself a transaction change it; they leave nothing new, but for payments, ratings and
// the like.
bool leaves_row(const EventVerb& event, const Draft& draft, const std::vector<std::size_t>& objects) {
  const auto all_transactions = !objects.empty() && std::ranges::all_of(objects, [&](std::size_t i) {
    return is_transaction(draft, i);
  });
  const bool replaces = event.noun == "order" || event.noun == "booking" || event.noun == "reservation" ||
                        event.unless_transaction;
  return !(all_transactions && replaces);
}

void add_lines(Draft& draft, std::size_t event, const std::vector<std::size_t>& objects) {
  const auto& order = draft.sketch.entities[event];
  const auto phrase = order.phrase + " line";
  const auto order_name = order.name;
  const auto line = draft.add(phrase, Origin::line);
  auto& entity = draft.sketch.entities[line];
  entity.kind = EntityKind::line;
  entity.part_of = order_name;
  draft.relate({.one = event, .many = line, .is_required = true, .is_part = true});
  for (const auto object : objects)
    draft.relate({.one = object, .many = line, .is_required = objects.size() == 1});
}

// "pay after each session": what is left belongs to what it follows.
void relate_occasion(Draft& draft, const Clause& clause, std::size_t event) {
  for (const auto& attachment : clause.attachments) {
    if (!is_among(attachment.preposition, {"after", "before", "during", "for"})) continue;
    for (const auto phrase : attachment.phrases) {
      const auto occasion = draft.entity_of(phrase);
      if (!occasion) continue;
      const auto kind = draft.sketch.entities[*occasion].kind;
      if (kind == EntityKind::event || kind == EntityKind::document)
        draft.relate({.one = *occasion, .many = event});
    }
  }
}

// "Plots are leased to gardeners": who is on the other side.
void relate_counterpart(Draft& draft, const Clause& clause, std::size_t event) {
  for (const auto& attachment : clause.attachments) {
    if (!is_among(attachment.preposition, {"to", "with"})) continue;
    for (const auto phrase : attachment.phrases) {
      const auto other = draft.entity_of(phrase);
      if (other && draft.sketch.entities[*other].kind == EntityKind::person)
        draft.relate({.one = *other, .many = event});
    }
  }
}

// Who is paid; and the payment that the money came from, where something is ordered.
void relate_payout(Draft& draft, const Clause& clause, std::size_t payout) {
  for (const auto& attachment : clause.attachments) {
    if (attachment.preposition != "to") continue;
    for (const auto phrase : attachment.phrases) {
      if (const auto payee = draft.entity_of(phrase))
        draft.relate({.one = *payee, .many = payout, .is_required = true});
    }
  }
  const auto order = draft.find("Order");
  if (!order) return;
  draft.add("payment", Origin::event);
  draft.sketch.entities[*order].states.push_back({"paid", "pay"});
}

// "Recruiters post openings, candidates apply": for what others have put up.
void relate_to_offer_before(Draft& draft, std::size_t clause_index, std::size_t event) {
  const auto& clauses = draft.reading.clauses;
  const auto& clause = clauses[clause_index];
  if (clause_index == 0 || clause.subjects.empty()) return;
  const auto& before = clauses[clause_index - 1];
  const bool is_offer = before.sentence == clause.sentence && !before.is_passive &&
                        before.subjects != clause.subjects && is_verb_of(VerbClass::makes, before.verb);
  if (!is_offer || before.objects.size() != 1) return;
  const auto offered = draft.entity_of(before.objects[0]);
  if (offered && *offered != event && draft.sketch.entities[*offered].kind != EntityKind::person)
    draft.relate({.one = *offered, .many = event, .is_required = true});
}

// "Buyers order and pay": what is done with nothing named is done with what was done before.
void relate_to_deed_before(Draft& draft, std::size_t clause_index, std::size_t event) {
  const auto& clauses = draft.reading.clauses;
  const auto& clause = clauses[clause_index];
  if (!clause.objects.empty() || !clause.attachments.empty() || clause.is_passive) return;
  for (auto i = clause_index; i-- > 0 && clauses[i].sentence == clause.sentence;) {
    if (clauses[i].subjects != clause.subjects) continue;
    if (const auto before = draft.event_of_clause[i])
      return draft.relate({.one = *before, .many = event, .is_required = true});
    // "Agents pick tickets up, reply": to the tickets.
    for (const auto object : clauses[i].objects) {
      const auto handled = draft.entity_of(object);
      const bool is_message = draft.sketch.entities[event].kind == EntityKind::message;
      if (handled && is_message && *handled != event && is_transaction(draft, *handled))
        return draft.relate({.one = *handled, .many = event, .is_required = true});
    }
  }

  // "It renames photos and can undo": what the product itself takes back is what it did.
  const bool is_by_somebody = std::ranges::any_of(
      clause.subjects, [&](std::size_t subject) { return draft.entity_of(subject).has_value(); });
  if (is_by_somebody) return;
  for (std::size_t i = 0; i < clause_index; ++i) {
    if (clauses[i].sentence != clause.sentence) continue;
    for (const auto object : clauses[i].objects) {
      if (const auto done = draft.entity_of(object))
        return draft.relate({.one = *done, .many = event, .is_required = true});
    }
  }
}

// "Reception can book for people who call": the appointments that patients book.
std::optional<std::size_t> booked_before(const Draft& draft) {
  if (const auto booking = draft.find("Booking")) return booking;
  for (std::size_t i = 0; i < draft.sketch.entities.size(); ++i) {
    const auto& phrase = draft.sketch.entities[i].phrase;
    const auto head = head_of(phrase);
    if (is_noun_of(NounClass::meetings, phrase) || is_noun_of(NounClass::meetings, head)) return i;
  }
  return std::nullopt;
}

void add_event(Draft& draft, std::size_t clause_index, const EventVerb& event) {
  const auto& clause = draft.reading.clauses[clause_index];
  const auto object_phrases = patients(clause);
  std::vector<std::size_t> objects;
  bool has_plural = false;
  for (const auto phrase : object_phrases) {
    const auto entity = draft.entity_of(phrase);
    if (!entity || std::ranges::find(objects, *entity) != objects.end()) continue;
    objects.push_back(*entity);
    has_plural = has_plural || draft.reading.phrases[phrase].is_plural;
  }
  const auto subjects = agents(clause);
  const bool is_about_itself = std::ranges::any_of(
      objects, [&](std::size_t i) { return draft.sketch.entities[i].phrase.ends_with(event.noun); });
  if (is_about_itself || !fits(event, draft, objects) || !leaves_row(event, draft, objects)) return;
  if (object_phrases.empty() && subjects.empty() && !clause.continues) return;
  if (draft.sketch.entities.size() >= 2 * max_text_entities) return;
  const auto known =
      event.noun == "booking" && objects.empty() ? booked_before(draft) : draft.find(pascal_case(event.noun));
  const auto place = known ? *known : draft.add(event.noun, Origin::event);
  if (draft.sketch.entities[place].evidence.empty() && !object_phrases.empty()) {
    draft.sketch.entities[place].evidence = draft.evidence(object_phrases[0]);
  }
  draft.event_of_clause[clause_index] = place;
  for (const auto phrase : subjects) {
    if (const auto subject = draft.entity_of(phrase))
      draft.relate({.one = *subject, .many = place, .is_required = true});
  }
  std::erase(objects, place);
  if (event.noun != "payout") relate_counterpart(draft, clause, place);
  if (event.noun == "payout") relate_payout(draft, clause, place);
  relate_occasion(draft, clause, place);
  relate_to_deed_before(draft, clause_index, place);
  if (objects.empty()) relate_to_offer_before(draft, clause_index, place);
  if (event.lines && has_plural && !objects.empty()) return add_lines(draft, place, objects);
  for (const auto object : objects)
    draft.relate({.one = object, .many = place, .is_required = objects.size() == 1});
}

// "Instruments are calibrated by a laboratory. For each calibration …": the row that the text names by the
// noun of its verb.
std::optional<std::size_t> named_deed(const Draft& draft, const Clause& clause) {
  constexpr std::array groups{VerbClass::has, VerbClass::belongs, VerbClass::manages};
  if (std::ranges::any_of(groups, [&](VerbClass group) { return is_verb_of(group, clause.verb); }))
    return std::nullopt;
  const auto is_part = [&](const std::vector<std::size_t>& phrases, std::size_t entity) {
    return std::ranges::any_of(phrases,
                               [&](std::size_t phrase) { return draft.entity_of(phrase) == entity; });
  };
  for (std::size_t i = 0; i < draft.sketch.entities.size(); ++i) {
    const auto& entity = draft.sketch.entities[i];
    const bool is_row = entity.kind == EntityKind::event || entity.kind == EntityKind::document ||
                        entity.kind == EntityKind::record || entity.kind == EntityKind::message;
    if (!is_row || !is_deed_noun(head_of(entity.phrase), clause.verb)) continue;
    const bool is_itself = is_part(clause.objects, i) || is_part(clause.subjects, i);
    if (!is_itself) return i;
  }
  return std::nullopt;
}

bool begins_other_phrase(Tag tag) {
  return tag == Tag::determiner || tag == Tag::possessive || tag == Tag::pronoun || tag == Tag::modal ||
         tag == Tag::have;
}

// "a status: available, reserved or adopted": no deeds but words for how it stands.
bool is_in_list_of_states(const Reading& reading, const Clause& clause) {
  const auto& tokens = reading.tokens;
  if (clause.at >= tokens.size() || tokens[clause.at].tag == Tag::be) return false;
  for (auto i = clause.at; i-- > 0 && tokens[i].tag != Tag::stop && clause.at - i < 20;) {
    if (is_among(tokens[i].lower, {"status", "state", "statuses", "states", "stage", "stages"})) return true;
    if (begins_other_phrase(tokens[i].tag)) return false;
  }
  return false;
}

void relate_named_deed(Draft& draft, std::size_t clause_index) {
  const auto& clause = draft.reading.clauses[clause_index];
  const auto deed = named_deed(draft, clause);
  if (!deed) return;
  draft.event_of_clause[clause_index] = deed;
  for (const auto& phrases : {agents(clause), patients(clause)}) {
    for (const auto phrase : phrases) {
      if (const auto entity = draft.entity_of(phrase)) draft.relate({.one = *entity, .many = *deed});
    }
  }
}

// Who is named by an action and acts does just that: "donors give monthly".
void add_events_of_people(Draft& draft) {
  const auto& all = draft.concepts.all();
  for (std::size_t i = 0; i < all.size() && draft.sketch.entities.size() < 2 * max_text_entities; ++i) {
    if (!all[i].is_person || all[i].subject == 0) continue;
    const auto* event = event_verb_of_person(all[i].phrase);
    if (event == nullptr) continue;
    const auto place = draft.add(event->noun, Origin::event);
    auto& entity = draft.sketch.entities[place];
    if (entity.evidence.empty()) entity.evidence = draft.evidence(all[i].first);
    if (const auto person = draft.entity_of_concept[i])
      draft.relate({.one = *person, .many = place, .is_required = true});
  }
}

}  // namespace

void add_events(Draft& draft) {
  const auto& clauses = draft.reading.clauses;
  draft.event_of_clause.assign(clauses.size(), std::nullopt);
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (clauses[i].is_negated || is_in_list_of_states(draft.reading, clauses[i])) continue;
    if (const auto event = event_of(draft.reading, clauses[i])) add_event(draft, i, *event);
    if (!draft.event_of_clause[i]) relate_named_deed(draft, i);
  }
  add_events_of_people(draft);
}

}  // namespace nonagon::derive
