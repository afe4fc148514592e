#include "derive/language/candidates.hpp"

#include <string>
#include <string_view>

#include "derive/language/closed_words.hpp"
#include "derive/language/lexicon.hpp"

namespace nonagon::derive {
namespace {

// What people do in ideas for software, and texts of other kinds know rather as things: "makers ship orders".
constexpr std::array<std::string_view, 38> deeds{
    "approve", "bill",   "block", "book",     "charge",  "claim", "clock", "comment", "contact", "email",
    "file",    "grade",  "hand",  "host",     "invoice", "label", "lease", "list",    "log",     "mail",
    "message", "offer",  "order", "post",     "price",   "print", "queue", "quote",   "rate",    "record",
    "report",  "review", "scan",  "schedule", "score",   "ship",  "tag",   "vote"};
static_assert(std::ranges::is_sorted(deeds));
constexpr int deed_bonus = 2;

void add_known(Candidates& out, const std::string& word) {
  const auto entry = find_word(word);
  if (!entry) return;
  if (entry->is_noun) out.add(Tag::noun, entry->noun_frequency);
  if (entry->is_verb) {
    const bool is_deed = std::ranges::binary_search(deeds, word);
    out.add(Tag::verb, entry->verb_frequency + (is_deed ? deed_bonus : 0));
    // "read", "put": one form for everything.
    if (past_participle(word) == word) out.add(Tag::participle, entry->verb_frequency);
  }
  if (entry->is_adjective) out.add(Tag::adjective, entry->adjective_frequency);
  if (entry->is_adverb) out.add(Tag::adverb, entry->adverb_frequency - 1);
}

void add_inflected(Candidates& out, const std::string& word) {
  const auto noun = noun_lemma(word);
  if (!noun.empty() && noun != word) out.add(Tag::plural, find_word(noun)->noun_frequency + 1);
  const auto verb = verb_lemma(word);
  if (verb.empty() || verb == word) return;
  const auto frequency = find_word(verb)->verb_frequency;
  if (word.ends_with('s')) {
    out.add(Tag::verb_s, frequency);
  } else if (word.ends_with("ing")) {
    out.add(Tag::gerund, frequency);
  } else {
    out.add(Tag::past, frequency - 1);
    out.add(Tag::participle, frequency);
  }
}

void add_unknown(Candidates& out, const std::string& word) {
  const auto ends = [&](std::initializer_list<std::string_view> endings) {
    return word.size() > 5 &&
           std::ranges::any_of(endings, [&](std::string_view ending) { return word.ends_with(ending); });
  };
  if (ends({"ly"})) return out.add(Tag::adverb, 2);
  if (ends({"able", "ible", "ful", "less", "ous", "wide", "based", "friendly"})) out.add(Tag::adjective, 3);
  if (ends({"ing"})) out.add(Tag::gerund, 0);
  if (ends({"ed"})) {
    out.add(Tag::past, 1);
    out.add(Tag::participle, 2);
    return out.add(Tag::adjective, 1);
  }
  const bool is_plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
                         !word.ends_with("us") && !word.ends_with("is") &&
                         !word.ends_with("aas");  // saas, paas: as a service
  out.add(is_plural ? Tag::plural : Tag::noun, 2);
}

}  // namespace

Candidates candidates_of(const Token& token) {
  Candidates out;
  const auto* closed = find_closed_word(token.lower);
  const bool is_abbreviation = token.text == "IT" || token.text == "US";
  if (!is_abbreviation && closed != nullptr) {
    out.add(closed->tag, 4);
    if (closed->second != Tag::other) out.add(closed->second, 3);
    return out;
  }
  // "CV", "IT": abbreviations are names.
  if (token.text.size() > 1 && token.text.size() < 6 &&
      std::ranges::all_of(token.text, [](char c) { return c >= 'A' && c <= 'Z'; })) {
    out.add(Tag::noun, 6);
    return out;
  }
  add_known(out, token.lower);
  add_inflected(out, token.lower);
  if (is_collective_noun(token.lower)) out.add(Tag::plural, 14);
  if (!out.empty()) return out;
  if (const auto hyphen = token.lower.find_last_of("-_"); hyphen != std::string::npos) {
    static constexpr std::array<std::string_view, 9> particles{
        "up", "off", "in", "out", "on", "down", "over", "back", "to"};
    const auto last = token.lower.substr(hyphen + 1);
    const auto singular = last.ends_with('s') ? last.substr(0, last.size() - 1) : std::string();
    if (std::ranges::find(particles, last) != particles.end()) {
      out.add(Tag::noun, 3);
      return out;
    }
    if (std::ranges::find(particles, singular) != particles.end()) {
      out.add(Tag::plural, 3);
      return out;
    }
    add_known(out, last);
    add_inflected(out, last);
    if (!out.empty()) return out;
  }
  add_unknown(out, token.lower);
  return out;
}

}  // namespace nonagon::derive
