#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "derive/knowledge/archetype.hpp"
#include "derive/language/clause.hpp"

namespace nonagon::derive {

// Everything the text says with one noun, gathered before it is decided what the noun stands for.
struct Concept {
  std::string phrase;  // lower-case singular
  std::string head;
  const Archetype* archetype = nullptr;
  bool is_person = false;
  bool is_product = false;
  int mentions = 0;
  int alone = 0;  // as the head of a phrase, not only before another noun
  int plural = 0;
  int counted = 0;   // with a, each, every, several or a number
  int definite = 0;  // with any determiner
  int subject = 0;
  int object = 0;
  int attached = 0;        // after a preposition that joins data: with, of, for, in, from, to
  int by_means = 0;        // after by, via, through, using, as, at, on
  int attribute = 0;       // where attributes stand: with …, has …, …'s
  int parent = 0;          // has something itself
  bool is_listed = false;  // in a list with other nouns
  std::size_t first = 0;   // first mention, index of the phrase
};

// The concepts of a reading: each noun phrase belongs to one, pronouns to that of their antecedent.
class Concepts {
 public:
  explicit Concepts(const Reading& reading);

  const std::vector<Concept>& all() const { return concepts_; }

  // The concept of a phrase; empty for pronouns without antecedent, and for the speaker.
  std::optional<std::size_t> of(std::size_t phrase) const { return of_phrase_[phrase]; }

  // The words for the product itself, empty when the text does not begin with them.
  const std::string& product() const { return product_; }

  // Modifiers that name a concept too: "customer orders" → customer.
  std::optional<std::size_t> modifier_of(std::size_t phrase) const { return modifier_of_[phrase]; }

 private:
  void find_product();
  void add_phrases();
  void merge_heads();
  void resolve_pronouns();
  void count_roles();
  std::size_t intern(const std::string& phrase, const std::string& head, std::size_t at);
  std::string key_of(const NounPhrase& phrase) const;
  std::optional<std::size_t> object_before(std::size_t pronoun, bool wants_plural, bool wants_person) const;
  std::optional<std::size_t> antecedent(std::size_t pronoun, bool is_subject) const;

  const Reading& reading_;
  std::vector<Concept> concepts_;
  std::map<std::string, std::size_t, std::less<>> by_phrase_;
  std::vector<std::optional<std::size_t>> of_phrase_;
  std::vector<std::optional<std::size_t>> modifier_of_;
  std::vector<bool> is_product_phrase_;
  std::vector<std::size_t>
      clauses_before_;  // of each phrase: how many clauses have an object at or before it
  std::string product_;
};

bool is_person_noun(std::string_view phrase);

}  // namespace nonagon::derive
