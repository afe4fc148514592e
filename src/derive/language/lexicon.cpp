#include "derive/language/lexicon.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "base/embedded.hpp"

namespace nonagon::derive {
namespace {

constexpr std::size_t header_bytes = 12;
constexpr std::size_t word_bytes = 12;
constexpr std::size_t form_bytes = 8;
constexpr std::uint8_t noun_bit = 1;
constexpr std::uint8_t verb_bit = 2;

// The table that scripts/wordnet.py writes, read in place.
class WordTable {
 public:
  explicit WordTable(std::string_view bytes) : bytes_(bytes) {
    if (bytes_.size() < header_bytes || !bytes_.starts_with("NLX1")) return;
    words_ = number(4);
    forms_ = number(8);
  }

  std::optional<std::size_t> find_word(std::string_view spelling) const {
    const auto row = lower_bound(header_bytes, word_bytes, words_, spelling);
    if (!row || spelling_at(*row) != spelling) return std::nullopt;
    return row;
  }

  std::string_view lemma_of(std::string_view form, std::uint8_t part_of_speech) const {
    const auto start = header_bytes + word_bytes * words_;
    const auto first = lower_bound(start, form_bytes, forms_, form);
    if (!first) return {};
    for (auto row = *first; row < start + form_bytes * forms_ && spelling_at(row) == form;
         row += form_bytes) {
      if (byte(row + 5) == part_of_speech) return bytes_.substr(number(row) + form.size(), byte(row + 6));
    }
    return {};
  }

  std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(bytes_[at]); }

 private:
  std::uint32_t number(std::size_t at) const {
    return byte(at) | static_cast<std::uint32_t>(byte(at + 1)) << 8U |
           static_cast<std::uint32_t>(byte(at + 2)) << 16U | static_cast<std::uint32_t>(byte(at + 3)) << 24U;
  }

  std::string_view spelling_at(std::size_t row) const { return bytes_.substr(number(row), byte(row + 4)); }

  std::optional<std::size_t> lower_bound(std::size_t start,
                                         std::size_t size,
                                         std::size_t count,
                                         std::string_view spelling) const {
    std::size_t low = 0;
    std::size_t high = count;
    while (low < high) {
      const auto middle = (low + high) / 2;
      if (spelling_at(start + size * middle) < spelling) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == count) return std::nullopt;
    return start + size * low;
  }

  std::string_view bytes_;
  std::size_t words_ = 0;
  std::size_t forms_ = 0;
};

const WordTable& table() {
  static const WordTable words(embedded("lexicon.bin"));
  return words;
}

bool is_known(std::string_view word, std::uint8_t part_of_speech) {
  const auto row = table().find_word(word);
  return row && (table().byte(*row + 5) & part_of_speech) != 0;
}

struct Ending {
  std::string_view from;
  std::string_view to;
};

constexpr std::array noun_endings{Ending{"ies", "y"},
                                  Ending{"ses", "s"},
                                  Ending{"ches", "ch"},
                                  Ending{"shes", "sh"},
                                  Ending{"xes", "x"},
                                  Ending{"zes", "z"},
                                  Ending{"sses", "ss"},
                                  Ending{"ves", "f"},
                                  Ending{"oes", "o"},
                                  Ending{"men", "man"},
                                  Ending{"s", ""}};
constexpr std::array verb_endings{Ending{"ies", "y"},
                                  Ending{"ied", "y"},
                                  Ending{"es", "e"},
                                  Ending{"es", ""},
                                  Ending{"s", ""},
                                  Ending{"ed", "e"},
                                  Ending{"ed", ""},
                                  Ending{"ing", "e"},
                                  Ending{"ing", ""}};

bool is_vowel(char letter) {
  return std::string_view("aeiou").contains(letter);
}

// "submitt" → "submit".
bool has_doubled_end(std::string_view stem) {
  return stem.size() > 3 && stem.back() == stem[stem.size() - 2] && !is_vowel(stem.back());
}

std::string replaced(std::string_view word, const Ending& ending) {
  return std::string(word.substr(0, word.size() - ending.from.size())) + std::string(ending.to);
}

std::string last_word_changed(std::string_view phrase, std::string (*change)(std::string_view)) {
  const auto space = phrase.find_last_of(" -");
  return std::string(phrase.substr(0, space + 1)) + change(phrase.substr(space + 1));
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 50> irregular_participles{{
    {"be", "been"},
    {"become", "become"},
    {"begin", "begun"},
    {"break", "broken"},
    {"bring", "brought"},
    {"build", "built"},
    {"buy", "bought"},
    {"catch", "caught"},
    {"choose", "chosen"},
    {"cost", "cost"},
    {"cut", "cut"},
    {"do", "done"},
    {"draw", "drawn"},
    {"feed", "fed"},
    {"find", "found"},
    {"forget", "forgotten"},
    {"get", "got"},
    {"give", "given"},
    {"go", "gone"},
    {"grow", "grown"},
    {"hide", "hidden"},
    {"hit", "hit"},
    {"hold", "held"},
    {"keep", "kept"},
    {"leave", "left"},
    {"lend", "lent"},
    {"let", "let"},
    {"lose", "lost"},
    {"make", "made"},
    {"meet", "met"},
    {"pay", "paid"},
    {"put", "put"},
    {"read", "read"},
    {"repay", "repaid"},
    {"run", "run"},
    {"see", "seen"},
    {"sell", "sold"},
    {"send", "sent"},
    {"set", "set"},
    {"shut", "shut"},
    {"sign", "signed"},
    {"spend", "spent"},
    {"split", "split"},
    {"spread", "spread"},
    {"take", "taken"},
    {"teach", "taught"},
    {"wear", "worn"},
    {"win", "won"},
    {"withdraw", "withdrawn"},
    {"write", "written"},
}};

// True when the last consonant doubles before -ed and -ing: one vowel before it, and a short word or one of
// few long ones.
bool doubles(std::string_view verb) {
  if (verb.size() < 3) return false;
  const char last = verb.back();
  const char before = verb[verb.size() - 2];
  if (is_vowel(last) || std::string_view("wxy").contains(last) || !is_vowel(before) ||
      is_vowel(verb[verb.size() - 3]))
    return false;
  // "open" and "edit" are short and have two vowels; "offer" is spoken otherwise than "refer".
  if (verb.size() <= 4) return std::ranges::count_if(verb, is_vowel) == 1;
  if (verb.ends_with("ffer")) return false;
  for (const std::string_view ending :
       {"mit", "fer", "cel", "rol", "plan", "ship", "drop", "swap", "trol", "pel", "quip"}) {
    if (verb.ends_with(ending)) return true;
  }
  return false;
}

}  // namespace

std::optional<WordEntry> find_word(std::string_view word) {
  const auto row = table().find_word(word);
  if (!row) return std::nullopt;
  const auto part = table().byte(*row + 5);
  const auto category = table().byte(*row + 6);
  const auto noun_verb = table().byte(*row + 8);
  const auto adjective_adverb = table().byte(*row + 9);
  const auto flags = table().byte(*row + 10);
  return WordEntry{.is_noun = (part & 1U) != 0,
                   .is_verb = (part & 2U) != 0,
                   .is_adjective = (part & 4U) != 0,
                   .is_adverb = (part & 8U) != 0,
                   .category = category <= 28 ? static_cast<NounCategory>(category) : NounCategory::unknown,
                   .noun_frequency = noun_verb & 15,
                   .verb_frequency = noun_verb >> 4,
                   .adjective_frequency = adjective_adverb & 15,
                   .adverb_frequency = adjective_adverb >> 4,
                   .may_be_person = (flags & 1U) != 0,
                   .may_be_artifact = (flags & 2U) != 0};
}

std::string noun_lemma(std::string_view word) {
  if (const auto lemma = table().lemma_of(word, noun_bit); !lemma.empty()) return std::string(lemma);
  const bool is_bare =
      word.ends_with("ss") || ((word.ends_with("us") || word.ends_with("is")) && is_known(word, noun_bit));
  if (!is_bare) {
    for (const auto& ending : noun_endings) {
      if (word.size() <= ending.from.size() + 1 || !word.ends_with(ending.from)) continue;
      auto lemma = replaced(word, ending);
      if (is_known(lemma, noun_bit)) return lemma;
      if (ending.from == "ves" && is_known(lemma + "e", noun_bit)) return lemma + "e";
    }
  }
  return is_known(word, noun_bit) ? std::string(word) : std::string();
}

std::string verb_lemma(std::string_view word) {
  const auto itself = find_word(word);
  const bool is_base = itself && itself->is_verb;
  if (const auto lemma = table().lemma_of(word, verb_bit); !lemma.empty()) {
    // "found" is rather from find than to found, "rent" rather to rent than from rend.
    const auto other = find_word(lemma);
    if (!is_base || (other && other->verb_frequency > itself->verb_frequency)) return std::string(lemma);
  }
  if (is_base) return std::string(word);
  for (const auto& ending : verb_endings) {
    if (word.size() <= ending.from.size() + 1 || !word.ends_with(ending.from)) continue;
    auto lemma = replaced(word, ending);
    if (has_doubled_end(lemma) && is_known(lemma.substr(0, lemma.size() - 1), verb_bit)) lemma.pop_back();
    if (is_known(lemma, verb_bit)) return lemma;
  }
  return {};
}

std::string singular_noun(std::string_view word) {
  if (const auto space = word.find_last_of(" -"); space != std::string_view::npos)
    return last_word_changed(word, singular_noun);
  if (auto lemma = noun_lemma(word); !lemma.empty()) return lemma;
  if (word.size() < 4 || word.ends_with("ss") || word.ends_with("us") || word.ends_with("is"))
    return std::string(word);
  for (const auto& ending : noun_endings) {
    if (ending.from != "ves" && ending.from != "men" && word.ends_with(ending.from))
      return replaced(word, ending);
  }
  return std::string(word);
}

bool is_plural_noun(std::string_view word) {
  return singular_noun(word) != word;
}

bool is_collective_noun(std::string_view word) {
  constexpr std::array<std::string_view, 6> nouns{"staff", "people", "crew", "police", "personnel", "cattle"};
  return std::ranges::find(nouns, word) != nouns.end();
}

std::string past_participle(std::string_view verb) {
  for (const auto& [base, participle] : irregular_participles) {
    if (verb == base) return std::string(participle);
  }
  std::string stem(verb);
  if (stem.ends_with('e')) return stem + "d";
  if (stem.size() > 1 && stem.ends_with('y') && !is_vowel(stem[stem.size() - 2]))
    return stem.substr(0, stem.size() - 1) + "ied";
  if (doubles(stem)) stem += stem.back();
  return stem + "ed";
}

std::string present_participle(std::string_view verb) {
  std::string stem(verb);
  if (stem.ends_with("ie")) return stem.substr(0, stem.size() - 2) + "ying";
  if (stem.ends_with('e') && !stem.ends_with("ee")) return stem.substr(0, stem.size() - 1) + "ing";
  if (doubles(stem)) stem += stem.back();
  return stem + "ing";
}

}  // namespace nonagon::derive
