#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "derive/language/token.hpp"

namespace nonagon::derive {

// "the repair tickets": head `ticket`, modifiers {repair}, determiner `the`, plural.
struct NounPhrase {
  std::size_t begin = 0;  // tokens
  std::size_t end = 0;
  std::size_t sentence = 0;
  std::string head;
  std::vector<std::string> modifiers;   // nouns before the head, base forms
  std::vector<std::string> adjectives;  // adjectives and participles before it, as written in lower case
  std::string determiner;               // determiner, number or possessive pronoun
  std::optional<std::size_t> owner;     // the phrase before 's
  bool is_plural = false;
  bool is_pronoun = false;
  bool is_capitalised = false;  // inside a sentence, so perhaps a name

  std::string phrase() const;  // "repair ticket"
};

struct Attachment {
  std::string preposition;
  std::vector<std::size_t> phrases;
};

// Who does what to what. Indices go into Reading::phrases.
struct Clause {
  std::string verb;      // base form; "be" and "have" for themselves
  std::string particle;  // drop *off*
  bool is_passive = false;
  bool is_negated = false;
  std::vector<std::size_t> subjects;
  std::vector<std::size_t> objects;
  std::vector<Attachment> attachments;
  std::vector<std::string> complements;  // adjectives: "marks them *ready*", "as *lost* or *broken*"
  std::size_t sentence = 0;
  std::size_t at = 0;      // the token where it begins
  bool continues = false;  // coordinated with the clause before and sharing its object when it has none
};

// "menu with dishes", "price of a part".
struct NounLink {
  std::size_t phrase = 0;
  std::string preposition;
  std::vector<std::size_t> targets;
};

// What a text says, as far as phrases and clauses go. Views and indices refer to `tokens`.
struct Reading {
  std::vector<Token> tokens;
  std::vector<NounPhrase> phrases;
  std::vector<Clause> clauses;
  std::vector<NounLink> links;
  std::vector<std::vector<std::size_t>> lists;  // coordinated phrases of two and more
};

// `text` must outlive the reading.
Reading read_text(std::string_view text);

}  // namespace nonagon::derive
