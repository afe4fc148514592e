#include "derive/model/concept.hpp"

#include <algorithm>
#include <array>

#include "derive/language/lexicon.hpp"
#include "derive/language/words.hpp"
#include "derive/model/vocabulary.hpp"

namespace nonagon::derive {
namespace {

constexpr std::array<std::string_view, 7> wishes{
    "want", "need", "build", "create", "develop", "make", "design"};
constexpr std::array<std::string_view, 8> own_determiners{"", "a", "an", "the", "our", "my", "this", "one"};
constexpr std::array<std::string_view, 18> plain_products{"app",
                                                          "platform",
                                                          "system",
                                                          "software",
                                                          "website",
                                                          "portal",
                                                          "tool",
                                                          "service",
                                                          "saas",
                                                          "crm",
                                                          "erp",
                                                          "program",
                                                          "plugin",
                                                          "bot",
                                                          "product",
                                                          "solution",
                                                          "marketplace",
                                                          "cli"};
constexpr std::array<std::string_view, 9> counting{
    "a", "an", "each", "every", "several", "multiple", "many", "another", "per"};
constexpr std::array<std::string_view, 12> means_prepositions{
    "by", "via", "through", "using", "as", "at", "on", "without", "within", "during", "than", "like"};

bool is_record_kind(EntityKind kind) {
  return kind != EntityKind::place && kind != EntityKind::organisation && kind != EntityKind::person;
}

bool is_attribute_preposition(std::string_view preposition) {
  return preposition == "with" || preposition == "including" || preposition == "by";
}

// "purchase order" is known and is no mere order; "online order" is.
bool names_more(std::string_view compound, std::string_view head) {
  const auto* archetype = find_exact_archetype(compound);
  return archetype != nullptr && archetype != find_exact_archetype(head);
}

// "gravity and temperature readings": both words before the head tell readings apart.
bool shares_head(const Reading& reading, const NounPhrase& phrase) {
  if (phrase.modifiers.size() != 1 || phrase.begin < 3 || find_exact_archetype(phrase.head) == nullptr)
    return false;
  const auto& tokens = reading.tokens;
  return tokens[phrase.begin - 1].tag == Tag::conjunction && tokens[phrase.begin - 2].tag == Tag::noun &&
         (tokens[phrase.begin - 3].tag == Tag::verb || tokens[phrase.begin - 3].tag == Tag::comma) &&
         find_exact_archetype(tokens[phrase.begin - 2].lemma) == nullptr;
}

}  // namespace

bool is_person_noun(std::string_view phrase) {
  const auto head = head_of(phrase);
  if (const auto* archetype = find_exact_archetype(phrase)) return archetype->kind == EntityKind::person;
  if (const auto* archetype = find_exact_archetype(head)) return archetype->kind == EntityKind::person;
  if (is_noun_of(NounClass::organisations, head)) return false;
  const auto entry = find_word(head);
  if (entry && entry->is_noun) {
    if (entry->category == NounCategory::person) return true;
    return entry->may_be_person && (head.ends_with("er") || head.ends_with("or") || head.ends_with("ist")) &&
           !entry->may_be_artifact;
  }
  // Makers of something, unknown to the table: "upcyclers".
  return head.size() > 5 && (head.ends_with("er") || head.ends_with("ist"));
}

Concepts::Concepts(const Reading& reading)
    : reading_(reading),
      of_phrase_(reading.phrases.size()),
      modifier_of_(reading.phrases.size()),
      is_product_phrase_(reading.phrases.size()) {
  find_product();
  add_phrases();
  merge_heads();
  resolve_pronouns();
  count_roles();
}

// The product is what the text begins with ("A tool library where …", "Kanban board for …") or what somebody
// wants built; later on "the app", "this platform".
void Concepts::find_product() {
  const auto& phrases = reading_.phrases;
  std::vector<bool> is_wished(phrases.size());
  for (const auto& clause : reading_.clauses) {
    if (clause.sentence > 0 || !is_among(clause.verb, wishes) || clause.objects.empty()) continue;
    const bool is_speaker = clause.subjects.empty() || phrases[clause.subjects[0]].is_pronoun;
    if (is_speaker) is_wished[clause.objects[0]] = true;
  }
  bool is_first = true;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const auto& phrase = phrases[i];
    if (phrase.is_pronoun) continue;
    const bool is_own = !phrase.is_plural && is_among(phrase.determiner, own_determiners) && !phrase.owner;
    const bool is_title = is_first && is_own && phrase.sentence == 0;
    const bool is_plain = is_own && is_among(phrase.head, plain_products);
    is_first = false;
    if (!is_title && !is_plain && !(is_wished[i] && is_own)) continue;
    if (is_title) {
      const auto& after = reading_.tokens[std::min(phrase.end, reading_.tokens.size() - 1)];
      const bool is_subject = after.tag == Tag::verb_s || after.tag == Tag::modal || after.tag == Tag::past ||
                              after.tag == Tag::have;
      if (is_subject && !is_plain) continue;
    }
    is_product_phrase_[i] = true;
    if (product_.empty()) product_ = phrase.phrase();
  }
}

std::size_t Concepts::intern(const std::string& phrase, const std::string& head, std::size_t at) {
  const auto [place, is_new] = by_phrase_.emplace(phrase, concepts_.size());
  if (is_new) {
    concepts_.push_back({.phrase = phrase,
                         .head = head,
                         .archetype = find_exact_archetype(phrase),
                         .is_person = is_person_noun(phrase),
                         .first = at});
  }
  return place->second;
}

// Which words of a compound name the concept.
std::string Concepts::key_of(const NounPhrase& phrase) const {
  if (!phrase.adjectives.empty() && phrase.modifiers.empty()) {
    auto named = phrase.adjectives.back() + " " + phrase.head;
    if (names_more(named, phrase.head) || find_field_word(named) != nullptr) return named;
  }
  if (phrase.modifiers.empty()) return phrase.head;
  const auto full = phrase.phrase();
  if (names_more(full, phrase.head) || find_field_word(full) != nullptr) return full;
  const auto& nearest = phrase.modifiers.back();
  const auto pair = nearest + " " + phrase.head;
  if (names_more(pair, phrase.head) || find_field_word(pair) != nullptr) return pair;
  if (is_person_noun(nearest) || is_noun_of(NounClass::roles, nearest)) {
    const bool stands_alone =
        find_exact_archetype(phrase.head) != nullptr || !is_noun_of(NounClass::generic, phrase.head);
    if (stands_alone) return phrase.head;
  }
  if (is_noun_of(NounClass::generic, phrase.head) || is_noun_of(NounClass::roles, phrase.head)) return pair;
  if (find_exact_archetype(phrase.head) != nullptr) return phrase.head;
  return pair;
}

void Concepts::add_phrases() {
  for (std::size_t i = 0; i < reading_.phrases.size(); ++i) {
    const auto& phrase = reading_.phrases[i];
    if (phrase.is_pronoun) continue;
    if (is_product_phrase_[i]) {
      // "a gift registry": what the product keeps, and what it is.
      if (const auto* archetype = find_exact_archetype(phrase.head);
          archetype != nullptr && is_record_kind(archetype->kind) && !is_among(phrase.head, plain_products)) {
        of_phrase_[i] = intern(phrase.head, phrase.head, i);
        continue;
      }
      // "an expense tracker": the product is about expenses.
      if (phrase.modifiers.empty()) continue;
      const auto& about = phrase.modifiers.back();
      if (is_noun_of(NounClass::organisations, about) || is_noun_of(NounClass::abstractions, about)) continue;
      modifier_of_[i] = intern(about, about, i);
      continue;
    }
    auto key = key_of(phrase);
    if (shares_head(reading_, phrase)) key = phrase.head;
    of_phrase_[i] = intern(key, phrase.head, i);
    if (!phrase.modifiers.empty() && key == phrase.head) {
      const auto& modifier = phrase.modifiers.back();
      modifier_of_[i] = intern(modifier, modifier, i);
    }
  }
}

// "tickets" are the "repair tickets" when the text knows no others.
void Concepts::merge_heads() {
  std::map<std::string, std::vector<std::size_t>, std::less<>> compounds;
  for (std::size_t i = 0; i < concepts_.size(); ++i) {
    if (concepts_[i].phrase != concepts_[i].head) compounds[concepts_[i].head].push_back(i);
  }
  std::vector<std::size_t> target(concepts_.size());
  for (std::size_t i = 0; i < concepts_.size(); ++i) {
    target[i] = i;
    if (concepts_[i].phrase != concepts_[i].head) continue;
    const auto found = compounds.find(concepts_[i].head);
    if (found != compounds.end() && found->second.size() == 1 &&
        find_field_word(concepts_[found->second[0]].phrase) == nullptr) {
      target[i] = found->second[0];
    }
  }
  for (auto& of : of_phrase_) {
    if (of) of = target[*of];
  }
  for (auto& of : modifier_of_) {
    if (of) of = target[*of];
  }
}

// What the nearest clause before was done to: "report issues with photos … assign *them*".
std::optional<std::size_t> Concepts::object_before(std::size_t pronoun,
                                                   bool wants_plural,
                                                   bool wants_person) const {
  const auto& clauses = reading_.clauses;
  const auto last = clauses_before_[pronoun];
  for (auto i = last; i-- > (last > 4 ? last - 4 : 0);) {
    for (const auto object : clauses[i].is_passive ? clauses[i].subjects : clauses[i].objects) {
      if (object >= pronoun || !of_phrase_[object]) continue;
      const auto& phrase = reading_.phrases[object];
      const bool is_person = concepts_[*of_phrase_[object]].is_person;
      if (wants_person == is_person &&
          (wants_person || phrase.is_pronoun || phrase.is_plural == wants_plural))
        return of_phrase_[object];
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> Concepts::antecedent(std::size_t pronoun, bool is_subject) const {
  const auto& word = reading_.phrases[pronoun].head;
  const bool wants_plural = word == "they" || word == "them" || word == "themselves";
  const bool wants_person = word == "he" || word == "she" || word == "him" || word == "her";
  if (!wants_plural && !wants_person && word != "it") return std::nullopt;
  if (const auto acted_on = object_before(pronoun, wants_plural, wants_person); acted_on && !is_subject)
    return acted_on;
  std::optional<std::size_t> fallback;
  const auto earliest = pronoun > 12 ? pronoun - 12 : 0;
  for (std::size_t i = pronoun; i-- > earliest;) {
    const auto& phrase = reading_.phrases[i];
    if (phrase.is_pronoun || !of_phrase_[i]) continue;
    const bool is_person = concepts_[*of_phrase_[i]].is_person;
    if (wants_person ? !is_person : wants_plural != phrase.is_plural) continue;
    const bool fits = wants_person || is_subject == is_person;
    if (fits && !is_noun_of(NounClass::organisations, phrase.head)) return of_phrase_[i];
    if (!fallback) fallback = of_phrase_[i];
  }
  return fallback;
}

void Concepts::resolve_pronouns() {
  std::vector<bool> is_subject(reading_.phrases.size());
  for (const auto& clause : reading_.clauses) {
    for (const auto subject : clause.subjects) is_subject[subject] = true;
  }
  clauses_before_.assign(reading_.phrases.size(), 0);
  for (std::size_t i = 0; i < reading_.clauses.size(); ++i) {
    for (const auto object : reading_.clauses[i].objects) clauses_before_[object] = i + 1;
  }
  for (std::size_t i = 0; i < reading_.phrases.size(); ++i) {
    if (i > 0) clauses_before_[i] = std::max(clauses_before_[i], clauses_before_[i - 1]);
    if (reading_.phrases[i].is_pronoun) of_phrase_[i] = antecedent(i, is_subject[i]);
  }
}

void Concepts::count_roles() {
  const auto count = [&](std::size_t phrase, int Concept::* counter) {
    if (of_phrase_[phrase]) ++(concepts_[*of_phrase_[phrase]].*counter);
  };
  for (std::size_t i = 0; i < reading_.phrases.size(); ++i) {
    const auto& phrase = reading_.phrases[i];
    if (modifier_of_[i]) ++concepts_[*modifier_of_[i]].mentions;
    if (!of_phrase_[i] || phrase.is_pronoun) continue;
    if (phrase.determiner == "no") continue;  // "no frontend": what there is not
    auto& one = concepts_[*of_phrase_[i]];
    ++one.mentions;
    ++one.alone;
    one.plural += phrase.is_plural ? 1 : 0;
    one.counted +=
        is_among(phrase.determiner, counting) ||
                (!phrase.determiner.empty() && phrase.determiner[0] >= '0' && phrase.determiner[0] <= '9')
            ? 1
            : 0;
    one.definite += !phrase.determiner.empty() || phrase.owner ? 1 : 0;
    if (phrase.owner) {
      ++one.attribute;
      count(*phrase.owner, &Concept::parent);
    }
  }
  for (const auto& clause : reading_.clauses) {
    const bool has = clause.verb == "have" || clause.verb == "include" || clause.verb == "contain";
    for (const auto phrase : clause.subjects) count(phrase, has ? &Concept::parent : &Concept::subject);
    for (const auto phrase : clause.objects) count(phrase, has ? &Concept::attribute : &Concept::object);
    for (const auto& attachment : clause.attachments) {
      const bool is_means = is_among(attachment.preposition, means_prepositions);
      for (const auto phrase : attachment.phrases)
        count(phrase, is_means ? &Concept::by_means : &Concept::attached);
    }
  }
  for (const auto& link : reading_.links) {
    const bool is_attribute = is_attribute_preposition(link.preposition);
    if (is_attribute) count(link.phrase, &Concept::parent);
    for (const auto phrase : link.targets)
      count(phrase, is_attribute ? &Concept::attribute : &Concept::attached);
    if (link.preposition == "of") count(link.phrase, &Concept::attribute);
    if (link.preposition == "per") {
      for (const auto phrase : link.targets) count(phrase, &Concept::counted);
    }
  }
  for (const auto& list : reading_.lists) {
    for (const auto phrase : list) {
      if (of_phrase_[phrase]) concepts_[*of_phrase_[phrase]].is_listed = true;
    }
  }
}

}  // namespace nonagon::derive
