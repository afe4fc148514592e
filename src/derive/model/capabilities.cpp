#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "derive/model/draft.hpp"

namespace nonagon::derive {
namespace {

constexpr std::size_t max_capabilities = 24;
constexpr std::array<std::string_view, 14> empty_verbs{"be",
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

// Verbs that say nothing without where to or for whom.
constexpr std::array<std::string_view, 10> aimed_verbs{
    "put", "place", "add", "assign", "attach", "link", "move", "bring", "give", "forward"};

std::string words(const NounPhrase& phrase) {
  auto text = phrase.phrase();
  if (phrase.is_plural) return plural_of(text);
  if (phrase.determiner != "a" && phrase.determiner != "an") return text;
  const bool is_vowel = !text.empty() && std::string_view("aeio").contains(text[0]);
  return (is_vowel ? "an " : "a ") + text;
}

std::string listed(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
    out += parts[i];
  }
  return out;
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

}  // namespace

void add_capabilities(Draft& draft) {
  for (std::size_t i = 0;
       i < draft.reading.clauses.size() && draft.sketch.capabilities.size() < max_capabilities;
       ++i) {
    const auto& clause = draft.reading.clauses[i];
    if (clause.is_negated || std::ranges::find(empty_verbs, clause.verb) != empty_verbs.end()) continue;
    const bool is_door = (clause.verb == "log" || clause.verb == "sign") &&
                         (clause.particle == "in" || clause.particle == "out" || clause.particle == "up");
    if (is_door) continue;
    const auto& objects = clause.is_passive ? clause.subjects : clause.objects;
    Capability capability;
    std::vector<std::string> parts;
    const auto add_about = [&](std::size_t entity) {
      if (std::ranges::find(capability.about, entity) == capability.about.end())
        capability.about.push_back(entity);
    };
    for (const auto object : objects) {
      if (const auto entity = draft.entity_of(object)) add_about(*entity);
      if (!draft.reading.phrases[object].is_pronoun) {
        parts.push_back(words(draft.reading.phrases[object]));
      } else if (const auto one = draft.concepts.of(object)) {
        parts.push_back(plural_of(draft.concepts.all()[*one].phrase));
      }
    }
    if (draft.event_of_clause[i]) add_about(*draft.event_of_clause[i]);
    std::string rest = parts.size() > 4 ? std::string() : listed(parts);
    const bool is_aimed = std::ranges::find(aimed_verbs, clause.verb) != aimed_verbs.end();
    if (is_aimed && !rest.empty() && !clause.attachments.empty()) {
      const auto& aim = clause.attachments.front();
      if (aim.preposition != "by" && !aim.phrases.empty())
        rest += " " + aim.preposition + " " + words(draft.reading.phrases[aim.phrases[0]]);
    }
    if (parts.empty() || parts.size() > 4) {
      for (const auto& attachment : clause.attachments) {
        for (const auto phrase : attachment.phrases) {
          if (const auto entity = draft.entity_of(phrase)) add_about(*entity);
        }
        if (rest.empty() && !attachment.phrases.empty() && attachment.preposition != "by") {
          rest = attachment.preposition + " " + words(draft.reading.phrases[attachment.phrases[0]]);
        }
      }
    }
    if (capability.about.empty() || rest.empty() || rest.size() > 80) continue;
    capability.verb = clause.verb + (clause.particle.empty() ? "" : " " + clause.particle);
    capability.text = capability.verb + " " + rest;
    capability.is_by_link = std::ranges::any_of(clause.attachments, [&](const Attachment& attachment) {
      return std::ranges::any_of(attachment.phrases, [&](std::size_t phrase) {
        return draft.reading.phrases[phrase].head == "link" && attachment.preposition != "to";
      });
    });
    if (!clause.complement.empty()) capability.text += " as " + clause.complement;
    capability.text = sentence_case(capability.text);
    if (!clause.is_passive && !clause.subjects.empty()) {
      if (const auto actor = draft.concepts.of(clause.subjects[0]))
        capability.actor = draft.concepts.all()[*actor].phrase;
    }
    capability.sentence = clause.sentence;
    const bool is_known = std::ranges::any_of(
        draft.sketch.capabilities, [&](const Capability& one) { return one.text == capability.text; });
    if (!is_known) draft.sketch.capabilities.push_back(std::move(capability));
  }
  add_companions(draft);
}

}  // namespace nonagon::derive
