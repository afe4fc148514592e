#pragma once

#include <string_view>

#include "derive/language/token.hpp"

namespace nonagon::derive {

// A word of the classes that gain no members: determiners, prepositions, pronouns, conjunctions …
struct ClosedWord {
  std::string_view word;
  Tag tag;
  Tag second = Tag::other;  // another possibility; `other`: none
};

// By its lower-case form; null when it is of an open class.
const ClosedWord* find_closed_word(std::string_view word);

}  // namespace nonagon::derive
