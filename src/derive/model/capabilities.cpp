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

std::string words(const NounPhrase& phrase) {
  auto text = phrase.phrase();
  return phrase.is_plural ? plural_of(text) : text;
}

std::string listed(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
    out += parts[i];
  }
  return out;
}

}  // namespace

void add_capabilities(Draft& draft) {
  for (std::size_t i = 0;
       i < draft.reading.clauses.size() && draft.sketch.capabilities.size() < max_capabilities;
       ++i) {
    const auto& clause = draft.reading.clauses[i];
    if (clause.is_negated || std::ranges::find(empty_verbs, clause.verb) != empty_verbs.end()) continue;
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
    capability.text = clause.verb + (clause.particle.empty() ? "" : " " + clause.particle) + " " + rest;
    if (!clause.complement.empty()) capability.text += " as " + clause.complement;
    capability.text = sentence_case(capability.text);
    if (!clause.is_passive && !clause.subjects.empty()) {
      if (const auto actor = draft.concepts.of(clause.subjects[0]))
        capability.actor = draft.concepts.all()[*actor].phrase;
    }
    const bool is_known = std::ranges::any_of(
        draft.sketch.capabilities, [&](const Capability& one) { return one.text == capability.text; });
    if (!is_known) draft.sketch.capabilities.push_back(std::move(capability));
  }
}

}  // namespace nonagon::derive
