#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace nonagon::derive {

// What a token is in its sentence.
enum class Tag : std::uint8_t {
  stop,   // end of a sentence; also stands before the first token
  pause,  // colon, dash, parenthesis
  comma,
  conjunction,  // and, or
  determiner,
  possessive,  // my, their, 's
  number,
  adjective,
  noun,
  plural,
  pronoun,
  verb,    // base form and plural present
  verb_s,  // third person singular
  past,
  participle,
  gerund,
  modal,
  be,
  have,
  to,
  negation,
  adverb,
  particle,  // drop *off*, sign *up*
  preposition,
  relative,      // who, which, that
  subordinator,  // when, if, so, where
  other          // what is no English word
};

inline bool is_nominal(Tag tag) {
  return tag == Tag::noun || tag == Tag::plural;
}

struct Token {
  std::string_view text;  // as written
  std::string lower;      // with straight apostrophes
  std::string lemma;      // base form under the tag
  Tag tag = Tag::other;
  bool is_capitalised = false;
};

// Words, numbers and punctuation, each sentence closed by a stop. Views point into `text`. Web and mail
// addresses, numbers with units and everything that is not written in Latin letters become single tokens of
// tag `other` or `number`.
std::vector<Token> tokenise(std::string_view text);

// Gives each token its tag and lemma: the likeliest path through the tags that the word table and the closed
// classes allow.
void tag(std::vector<Token>& tokens);

}  // namespace nonagon::derive
