#include <algorithm>

#include "derive/language/words.hpp"
#include "derive/model/draft.hpp"
#include "derive/model/vocabulary.hpp"

namespace nonagon::derive {
namespace {

bool is_in_company(const Reading& reading, const Sense& sense) {
  return std::ranges::any_of(reading.tokens, [&](const Token& token) {
    return std::ranges::find(sense.beside, token.lemma) != sense.beside.end() ||
           std::ranges::find(sense.beside, token.lower) != sense.beside.end();
  });
}

}  // namespace

const Archetype* archetype_in(const Reading& reading, std::string_view phrase) {
  const auto* exact = find_exact_archetype(phrase);
  const auto word = exact != nullptr ? phrase : head_of(phrase);
  for (const auto& sense : senses()) {
    if (sense.word == word && is_in_company(reading, sense))
      return sense.means.empty() ? nullptr : find_exact_archetype(sense.means);
  }
  return exact != nullptr ? exact : find_archetype(phrase);
}

}  // namespace nonagon::derive
