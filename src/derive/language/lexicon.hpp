#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace nonagon::derive {

// WordNet's category of a noun's commonest sense; numbers are its lexicographer files.
enum class NounCategory : std::uint8_t {
  unknown = 0,
  tops = 3,
  act = 4,
  animal = 5,
  artifact = 6,
  attribute = 7,
  body = 8,
  cognition = 9,
  communication = 10,
  event = 11,
  feeling = 12,
  food = 13,
  group = 14,
  location = 15,
  motive = 16,
  object = 17,
  person = 18,
  phenomenon = 19,
  plant = 20,
  possession = 21,
  process = 22,
  quantity = 23,
  relation = 24,
  shape = 25,
  state = 26,
  substance = 27,
  time = 28
};

// What the word table says about a lower-case base form. Frequencies are log2 of counts in tagged texts, 0
// to 15.
struct WordEntry {
  bool is_noun = false;
  bool is_verb = false;
  bool is_adjective = false;
  bool is_adverb = false;
  NounCategory category = NounCategory::unknown;
  int noun_frequency = 0;
  int verb_frequency = 0;
  int adjective_frequency = 0;
  int adverb_frequency = 0;
  bool may_be_person = false;
  bool may_be_artifact = false;
};

// Looks in the embedded table of English words; also two-word nouns ("waiting list"). Nothing is parsed or
// copied.
std::optional<WordEntry> find_word(std::string_view word);

// Base forms by irregular forms and endings; the word itself when it is a base form, empty when the word is
// no form of a known noun or verb. "tickets" → ticket, "people" → person; "approved" → approve, "went" → go.
std::string noun_lemma(std::string_view word);
std::string verb_lemma(std::string_view word);

// Singular of any noun, known or not: "webhooks" → webhook.
std::string singular_noun(std::string_view word);
bool is_plural_noun(std::string_view word);

// Singular in form, plural in use: "staff raise tickets".
bool is_collective_noun(std::string_view word);

// "approve" → approved, "submit" → submitted, "pay" → paid.
std::string past_participle(std::string_view verb);
// "approve" → approving.
std::string present_participle(std::string_view verb);

}  // namespace nonagon::derive
