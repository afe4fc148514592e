#include <algorithm>
#include <array>
#include <span>

#include "derive/language/lexicon.hpp"
#include "derive/language/token.hpp"

namespace nonagon::derive {
namespace {

struct ClosedWord {
  std::string_view word;
  Tag tag;
  Tag second = Tag::other;  // another possibility; `other`: none
};

// Sorted by word.
constexpr std::array closed_words{
    ClosedWord{"a", Tag::determiner},
    ClosedWord{"about", Tag::preposition},
    ClosedWord{"above", Tag::preposition},
    ClosedWord{"across", Tag::preposition},
    ClosedWord{"after", Tag::subordinator, Tag::preposition},
    ClosedWord{"again", Tag::adverb},
    ClosedWord{"against", Tag::preposition},
    ClosedWord{"all", Tag::determiner},
    ClosedWord{"along", Tag::preposition},
    ClosedWord{"also", Tag::adverb},
    ClosedWord{"although", Tag::subordinator},
    ClosedWord{"always", Tag::adverb},
    ClosedWord{"am", Tag::be},
    ClosedWord{"among", Tag::preposition},
    ClosedWord{"an", Tag::determiner},
    ClosedWord{"and", Tag::conjunction},
    ClosedWord{"another", Tag::determiner},
    ClosedWord{"any", Tag::determiner},
    ClosedWord{"anybody", Tag::pronoun},
    ClosedWord{"anyone", Tag::pronoun},
    ClosedWord{"anything", Tag::pronoun},
    ClosedWord{"are", Tag::be},
    ClosedWord{"around", Tag::preposition},
    ClosedWord{"as", Tag::preposition},
    ClosedWord{"at", Tag::preposition},
    ClosedWord{"away", Tag::particle},
    ClosedWord{"back", Tag::particle},
    ClosedWord{"be", Tag::be},
    ClosedWord{"because", Tag::subordinator},
    ClosedWord{"been", Tag::be},
    ClosedWord{"before", Tag::subordinator, Tag::preposition},
    ClosedWord{"being", Tag::be},
    ClosedWord{"below", Tag::preposition},
    ClosedWord{"between", Tag::preposition},
    ClosedWord{"both", Tag::pronoun, Tag::determiner},
    ClosedWord{"but", Tag::subordinator},
    ClosedWord{"by", Tag::preposition},
    ClosedWord{"ca", Tag::modal},
    ClosedWord{"can", Tag::modal},
    ClosedWord{"cannot", Tag::modal},
    ClosedWord{"could", Tag::modal},
    ClosedWord{"did", Tag::modal},
    ClosedWord{"do", Tag::modal, Tag::verb},
    ClosedWord{"does", Tag::modal, Tag::verb_s},
    ClosedWord{"down", Tag::particle},
    ClosedWord{"due", Tag::adjective},
    ClosedWord{"during", Tag::preposition},
    ClosedWord{"each", Tag::determiner},
    ClosedWord{"either", Tag::determiner},
    ClosedWord{"etc", Tag::other},
    ClosedWord{"every", Tag::determiner},
    ClosedWord{"everybody", Tag::pronoun},
    ClosedWord{"everyone", Tag::pronoun},
    ClosedWord{"everything", Tag::pronoun},
    ClosedWord{"few", Tag::determiner},
    ClosedWord{"first", Tag::adjective, Tag::adverb},
    ClosedWord{"for", Tag::preposition},
    ClosedWord{"forward", Tag::particle},
    ClosedWord{"from", Tag::preposition},
    ClosedWord{"had", Tag::have},
    ClosedWord{"has", Tag::have},
    ClosedWord{"have", Tag::have},
    ClosedWord{"having", Tag::have},
    ClosedWord{"he", Tag::pronoun},
    ClosedWord{"her", Tag::possessive, Tag::pronoun},
    ClosedWord{"here", Tag::adverb},
    ClosedWord{"him", Tag::pronoun},
    ClosedWord{"his", Tag::possessive},
    ClosedWord{"how", Tag::subordinator},
    ClosedWord{"i", Tag::pronoun},
    ClosedWord{"if", Tag::subordinator},
    ClosedWord{"in", Tag::preposition, Tag::particle},
    ClosedWord{"including", Tag::preposition},
    ClosedWord{"inside", Tag::preposition},
    ClosedWord{"into", Tag::preposition},
    ClosedWord{"is", Tag::be},
    ClosedWord{"it", Tag::pronoun},
    ClosedWord{"its", Tag::possessive},
    ClosedWord{"just", Tag::adverb},
    ClosedWord{"last", Tag::adjective, Tag::adverb},
    ClosedWord{"later", Tag::adverb},
    ClosedWord{"like", Tag::preposition, Tag::verb},
    ClosedWord{"many", Tag::determiner},
    ClosedWord{"may", Tag::modal},
    ClosedWord{"me", Tag::pronoun},
    ClosedWord{"might", Tag::modal},
    ClosedWord{"mine", Tag::pronoun},
    ClosedWord{"minus", Tag::preposition},
    ClosedWord{"more", Tag::determiner},
    ClosedWord{"most", Tag::determiner},
    ClosedWord{"multiple", Tag::determiner},
    ClosedWord{"must", Tag::modal},
    ClosedWord{"my", Tag::possessive},
    ClosedWord{"need", Tag::verb, Tag::noun},
    ClosedWord{"never", Tag::adverb},
    ClosedWord{"next", Tag::adjective, Tag::adverb},
    ClosedWord{"no", Tag::determiner},
    ClosedWord{"nobody", Tag::pronoun},
    ClosedWord{"not", Tag::negation},
    ClosedWord{"now", Tag::adverb},
    ClosedWord{"of", Tag::preposition},
    ClosedWord{"off", Tag::particle},
    ClosedWord{"on", Tag::preposition, Tag::particle},
    ClosedWord{"once", Tag::subordinator, Tag::adverb},
    ClosedWord{"one", Tag::number},
    ClosedWord{"only", Tag::adverb},
    ClosedWord{"onto", Tag::preposition},
    ClosedWord{"or", Tag::conjunction},
    ClosedWord{"other", Tag::adjective},
    ClosedWord{"our", Tag::possessive},
    ClosedWord{"ours", Tag::pronoun},
    ClosedWord{"out", Tag::particle},
    ClosedWord{"over", Tag::preposition},
    ClosedWord{"own", Tag::adjective, Tag::verb},
    ClosedWord{"per", Tag::preposition},
    ClosedWord{"plus", Tag::preposition},
    ClosedWord{"several", Tag::determiner},
    ClosedWord{"shall", Tag::modal},
    ClosedWord{"she", Tag::pronoun},
    ClosedWord{"should", Tag::modal},
    ClosedWord{"since", Tag::subordinator},
    ClosedWord{"so", Tag::subordinator},
    ClosedWord{"some", Tag::determiner},
    ClosedWord{"somebody", Tag::pronoun},
    ClosedWord{"someone", Tag::pronoun},
    ClosedWord{"something", Tag::pronoun},
    ClosedWord{"soon", Tag::adverb},
    ClosedWord{"still", Tag::adverb},
    ClosedWord{"such", Tag::determiner},
    ClosedWord{"than", Tag::preposition},
    ClosedWord{"that", Tag::relative, Tag::determiner},
    ClosedWord{"the", Tag::determiner},
    ClosedWord{"their", Tag::possessive},
    ClosedWord{"them", Tag::pronoun},
    ClosedWord{"themselves", Tag::pronoun},
    ClosedWord{"then", Tag::subordinator},
    ClosedWord{"there", Tag::pronoun},
    ClosedWord{"these", Tag::determiner},
    ClosedWord{"they", Tag::pronoun},
    ClosedWord{"this", Tag::determiner},
    ClosedWord{"those", Tag::determiner},
    ClosedWord{"through", Tag::preposition},
    ClosedWord{"to", Tag::to},
    ClosedWord{"together", Tag::adverb},
    ClosedWord{"too", Tag::adverb},
    ClosedWord{"towards", Tag::preposition},
    ClosedWord{"two", Tag::number},
    ClosedWord{"under", Tag::preposition},
    ClosedWord{"unless", Tag::subordinator},
    ClosedWord{"until", Tag::subordinator, Tag::preposition},
    ClosedWord{"up", Tag::particle},
    ClosedWord{"us", Tag::pronoun},
    ClosedWord{"very", Tag::adverb},
    ClosedWord{"via", Tag::preposition},
    ClosedWord{"was", Tag::be},
    ClosedWord{"we", Tag::pronoun},
    ClosedWord{"were", Tag::be},
    ClosedWord{"what", Tag::subordinator},
    ClosedWord{"when", Tag::subordinator},
    ClosedWord{"where", Tag::subordinator},
    ClosedWord{"whether", Tag::subordinator},
    ClosedWord{"which", Tag::relative},
    ClosedWord{"while", Tag::subordinator},
    ClosedWord{"who", Tag::relative},
    ClosedWord{"whole", Tag::adjective},
    ClosedWord{"whom", Tag::relative},
    ClosedWord{"whose", Tag::possessive},
    ClosedWord{"why", Tag::subordinator},
    ClosedWord{"will", Tag::modal},
    ClosedWord{"with", Tag::preposition},
    ClosedWord{"within", Tag::preposition},
    ClosedWord{"without", Tag::preposition},
    ClosedWord{"wo", Tag::modal},
    ClosedWord{"would", Tag::modal},
    ClosedWord{"yet", Tag::adverb},
    ClosedWord{"you", Tag::pronoun},
    ClosedWord{"your", Tag::possessive},
};
static_assert(std::ranges::is_sorted(closed_words, {}, &ClosedWord::word));

// Singular in form, plural in use: "staff raise tickets".
constexpr std::array<std::string_view, 6> collectives{
    "staff", "people", "crew", "police", "personnel", "cattle"};

constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::other) + 1;

struct Weight {
  Tag from;
  Tag to;
  int weight;
};

// How well tags follow each other, in half bits; pairs that are not named have `unnamed`.
constexpr int unnamed = -1;
// A plain array: clang follows the deduction of a std::array for 256 elements only.
constexpr Weight weights[]{
    Weight{Tag::determiner, Tag::noun, 4},
    Weight{Tag::determiner, Tag::plural, 3},
    Weight{Tag::determiner, Tag::adjective, 4},
    Weight{Tag::determiner, Tag::verb, -16},
    Weight{Tag::determiner, Tag::verb_s, -16},
    Weight{Tag::determiner, Tag::past, -12},
    Weight{Tag::determiner, Tag::number, 2},
    Weight{Tag::determiner, Tag::gerund, 0},
    Weight{Tag::determiner, Tag::participle, 0},
    Weight{Tag::determiner, Tag::preposition, -2},
    Weight{Tag::determiner, Tag::adverb, -1},
    Weight{Tag::possessive, Tag::noun, 4},
    Weight{Tag::possessive, Tag::plural, 4},
    Weight{Tag::possessive, Tag::adjective, 4},
    Weight{Tag::possessive, Tag::verb, -16},
    Weight{Tag::possessive, Tag::verb_s, -16},
    Weight{Tag::possessive, Tag::past, -12},
    Weight{Tag::possessive, Tag::gerund, 0},
    Weight{Tag::possessive, Tag::participle, 0},
    Weight{Tag::possessive, Tag::number, 1},
    Weight{Tag::adjective, Tag::noun, 4},
    Weight{Tag::adjective, Tag::plural, 4},
    Weight{Tag::adjective, Tag::adjective, 0},
    Weight{Tag::adjective, Tag::verb, -10},
    Weight{Tag::adjective, Tag::verb_s, -10},
    Weight{Tag::adjective, Tag::past, -8},
    Weight{Tag::adjective, Tag::preposition, 0},
    Weight{Tag::adjective, Tag::conjunction, 0},
    Weight{Tag::adjective, Tag::stop, 0},
    Weight{Tag::adjective, Tag::gerund, 0},
    Weight{Tag::noun, Tag::noun, 2},
    Weight{Tag::noun, Tag::plural, 3},
    Weight{Tag::noun, Tag::verb_s, 2},
    Weight{Tag::noun, Tag::verb, -8},
    Weight{Tag::noun, Tag::past, -1},
    Weight{Tag::noun, Tag::participle, 0},
    Weight{Tag::noun, Tag::be, 2},
    Weight{Tag::noun, Tag::have, 2},
    Weight{Tag::noun, Tag::modal, 2},
    Weight{Tag::noun, Tag::preposition, 2},
    Weight{Tag::noun, Tag::conjunction, 1},
    Weight{Tag::noun, Tag::comma, 1},
    Weight{Tag::noun, Tag::stop, 1},
    Weight{Tag::noun, Tag::pause, 1},
    Weight{Tag::noun, Tag::gerund, -2},
    Weight{Tag::noun, Tag::adjective, -6},
    Weight{Tag::noun, Tag::determiner, -4},
    Weight{Tag::noun, Tag::pronoun, -4},
    Weight{Tag::noun, Tag::relative, 1},
    Weight{Tag::noun, Tag::possessive, 1},
    Weight{Tag::noun, Tag::number, -3},
    Weight{Tag::noun, Tag::to, 1},
    Weight{Tag::noun, Tag::subordinator, 0},
    Weight{Tag::plural, Tag::verb, 5},
    Weight{Tag::plural, Tag::verb_s, -10},
    Weight{Tag::plural, Tag::noun, -4},
    Weight{Tag::plural, Tag::plural, -8},
    Weight{Tag::plural, Tag::past, 0},
    Weight{Tag::plural, Tag::participle, 0},
    Weight{Tag::plural, Tag::be, 2},
    Weight{Tag::plural, Tag::have, 2},
    Weight{Tag::plural, Tag::modal, 2},
    Weight{Tag::plural, Tag::preposition, 2},
    Weight{Tag::plural, Tag::conjunction, 1},
    Weight{Tag::plural, Tag::comma, 1},
    Weight{Tag::plural, Tag::stop, 1},
    Weight{Tag::plural, Tag::pause, 1},
    Weight{Tag::plural, Tag::gerund, -1},
    Weight{Tag::plural, Tag::adjective, -6},
    Weight{Tag::plural, Tag::determiner, -8},
    Weight{Tag::plural, Tag::relative, 1},
    Weight{Tag::plural, Tag::possessive, 0},
    Weight{Tag::plural, Tag::to, 1},
    Weight{Tag::plural, Tag::subordinator, 1},
    Weight{Tag::verb, Tag::determiner, 3},
    Weight{Tag::verb, Tag::possessive, 3},
    Weight{Tag::verb, Tag::plural, 2},
    Weight{Tag::verb, Tag::noun, 0},
    Weight{Tag::verb, Tag::adjective, 1},
    Weight{Tag::verb, Tag::pronoun, 2},
    Weight{Tag::verb, Tag::preposition, 1},
    Weight{Tag::verb, Tag::particle, 3},
    Weight{Tag::verb, Tag::to, 1},
    Weight{Tag::verb, Tag::verb, -8},
    Weight{Tag::verb, Tag::verb_s, -12},
    Weight{Tag::verb, Tag::participle, -3},
    Weight{Tag::verb, Tag::conjunction, 0},
    Weight{Tag::verb, Tag::comma, -1},
    Weight{Tag::verb, Tag::number, 1},
    Weight{Tag::verb, Tag::modal, -8},
    Weight{Tag::verb, Tag::be, -6},
    Weight{Tag::verb, Tag::subordinator, 1},
    Weight{Tag::verb_s, Tag::determiner, 5},
    Weight{Tag::verb_s, Tag::possessive, 3},
    Weight{Tag::verb_s, Tag::plural, 2},
    Weight{Tag::verb_s, Tag::noun, 0},
    Weight{Tag::verb_s, Tag::adjective, 1},
    Weight{Tag::verb_s, Tag::pronoun, 2},
    Weight{Tag::verb_s, Tag::preposition, 1},
    Weight{Tag::verb_s, Tag::particle, 3},
    Weight{Tag::verb_s, Tag::to, 1},
    Weight{Tag::verb_s, Tag::verb, -12},
    Weight{Tag::verb_s, Tag::verb_s, -12},
    Weight{Tag::verb_s, Tag::number, 1},
    Weight{Tag::verb_s, Tag::modal, -8},
    Weight{Tag::verb_s, Tag::be, -6},
    Weight{Tag::past, Tag::determiner, 3},
    Weight{Tag::past, Tag::possessive, 3},
    Weight{Tag::past, Tag::plural, 0},
    Weight{Tag::past, Tag::noun, -1},
    Weight{Tag::past, Tag::preposition, 0},
    Weight{Tag::past, Tag::particle, 2},
    Weight{Tag::past, Tag::verb, -12},
    Weight{Tag::past, Tag::verb_s, -12},
    Weight{Tag::past, Tag::modal, -8},
    Weight{Tag::participle, Tag::preposition, 2},
    Weight{Tag::participle, Tag::particle, 2},
    Weight{Tag::participle, Tag::noun, 0},
    Weight{Tag::participle, Tag::plural, 1},
    Weight{Tag::participle, Tag::verb, -10},
    Weight{Tag::participle, Tag::verb_s, -10},
    Weight{Tag::participle, Tag::stop, 1},
    Weight{Tag::participle, Tag::conjunction, 0},
    Weight{Tag::participle, Tag::comma, 0},
    Weight{Tag::participle, Tag::determiner, -2},
    Weight{Tag::gerund, Tag::determiner, 2},
    Weight{Tag::gerund, Tag::possessive, 2},
    Weight{Tag::gerund, Tag::plural, 3},
    Weight{Tag::gerund, Tag::noun, 0},
    Weight{Tag::gerund, Tag::adjective, 0},
    Weight{Tag::gerund, Tag::particle, 2},
    Weight{Tag::gerund, Tag::preposition, 0},
    Weight{Tag::gerund, Tag::verb, -8},
    Weight{Tag::gerund, Tag::verb_s, -3},
    Weight{Tag::preposition, Tag::determiner, 3},
    Weight{Tag::preposition, Tag::possessive, 3},
    Weight{Tag::preposition, Tag::noun, 2},
    Weight{Tag::preposition, Tag::plural, 3},
    Weight{Tag::preposition, Tag::adjective, 2},
    Weight{Tag::preposition, Tag::gerund, 2},
    Weight{Tag::preposition, Tag::pronoun, 1},
    Weight{Tag::preposition, Tag::number, 2},
    Weight{Tag::preposition, Tag::verb, -12},
    Weight{Tag::preposition, Tag::verb_s, -12},
    Weight{Tag::preposition, Tag::past, -10},
    Weight{Tag::preposition, Tag::participle, -4},
    Weight{Tag::preposition, Tag::preposition, -3},
    Weight{Tag::preposition, Tag::stop, -4},
    Weight{Tag::preposition, Tag::conjunction, -6},
    Weight{Tag::preposition, Tag::comma, -3},
    Weight{Tag::to, Tag::verb, 6},
    Weight{Tag::to, Tag::noun, -2},
    Weight{Tag::to, Tag::plural, 2},
    Weight{Tag::to, Tag::determiner, 2},
    Weight{Tag::to, Tag::possessive, 2},
    Weight{Tag::to, Tag::adjective, -2},
    Weight{Tag::to, Tag::be, 3},
    Weight{Tag::to, Tag::have, 2},
    Weight{Tag::to, Tag::verb_s, -12},
    Weight{Tag::to, Tag::past, -12},
    Weight{Tag::to, Tag::gerund, -3},
    Weight{Tag::modal, Tag::verb, 6},
    Weight{Tag::modal, Tag::be, 4},
    Weight{Tag::modal, Tag::have, 3},
    Weight{Tag::modal, Tag::noun, -8},
    Weight{Tag::modal, Tag::plural, -8},
    Weight{Tag::modal, Tag::negation, 3},
    Weight{Tag::modal, Tag::adverb, 1},
    Weight{Tag::modal, Tag::pronoun, 0},
    Weight{Tag::modal, Tag::verb_s, -12},
    Weight{Tag::modal, Tag::past, -12},
    Weight{Tag::modal, Tag::adjective, -4},
    Weight{Tag::negation, Tag::verb, 4},
    Weight{Tag::negation, Tag::participle, 2},
    Weight{Tag::negation, Tag::be, 2},
    Weight{Tag::be, Tag::participle, 4},
    Weight{Tag::be, Tag::gerund, 2},
    Weight{Tag::be, Tag::adjective, 3},
    Weight{Tag::be, Tag::determiner, 1},
    Weight{Tag::be, Tag::noun, -2},
    Weight{Tag::be, Tag::plural, -2},
    Weight{Tag::be, Tag::verb, -12},
    Weight{Tag::be, Tag::verb_s, -12},
    Weight{Tag::be, Tag::past, -12},
    Weight{Tag::be, Tag::negation, 2},
    Weight{Tag::be, Tag::preposition, 1},
    Weight{Tag::have, Tag::determiner, 2},
    Weight{Tag::have, Tag::plural, 3},
    Weight{Tag::have, Tag::noun, 0},
    Weight{Tag::have, Tag::adjective, 1},
    Weight{Tag::have, Tag::number, 2},
    Weight{Tag::have, Tag::possessive, 2},
    Weight{Tag::have, Tag::verb, -12},
    Weight{Tag::have, Tag::verb_s, -12},
    Weight{Tag::have, Tag::participle, 0},
    Weight{Tag::have, Tag::to, 1},
    Weight{Tag::pronoun, Tag::verb, 3},
    Weight{Tag::pronoun, Tag::verb_s, 2},
    Weight{Tag::pronoun, Tag::modal, 2},
    Weight{Tag::pronoun, Tag::be, 2},
    Weight{Tag::pronoun, Tag::have, 2},
    Weight{Tag::pronoun, Tag::noun, -6},
    Weight{Tag::pronoun, Tag::plural, -6},
    Weight{Tag::pronoun, Tag::adjective, 1},
    Weight{Tag::pronoun, Tag::past, 1},
    Weight{Tag::pronoun, Tag::preposition, 1},
    Weight{Tag::conjunction, Tag::determiner, 1},
    Weight{Tag::conjunction, Tag::possessive, 1},
    Weight{Tag::conjunction, Tag::noun, 0},
    Weight{Tag::conjunction, Tag::plural, 1},
    Weight{Tag::conjunction, Tag::verb, 0},
    Weight{Tag::conjunction, Tag::verb_s, 0},
    Weight{Tag::conjunction, Tag::adjective, 0},
    Weight{Tag::conjunction, Tag::gerund, 0},
    Weight{Tag::conjunction, Tag::pronoun, 0},
    Weight{Tag::comma, Tag::determiner, 1},
    Weight{Tag::comma, Tag::possessive, 1},
    Weight{Tag::comma, Tag::noun, 0},
    Weight{Tag::comma, Tag::plural, 1},
    Weight{Tag::comma, Tag::verb, 0},
    Weight{Tag::comma, Tag::verb_s, -1},
    Weight{Tag::comma, Tag::adjective, 0},
    Weight{Tag::comma, Tag::gerund, 0},
    Weight{Tag::comma, Tag::pronoun, 1},
    Weight{Tag::comma, Tag::relative, 1},
    Weight{Tag::comma, Tag::conjunction, 1},
    Weight{Tag::comma, Tag::subordinator, 1},
    Weight{Tag::relative, Tag::verb, 4},
    Weight{Tag::relative, Tag::verb_s, 4},
    Weight{Tag::relative, Tag::modal, 2},
    Weight{Tag::relative, Tag::be, 2},
    Weight{Tag::relative, Tag::have, 2},
    Weight{Tag::relative, Tag::plural, 1},
    Weight{Tag::relative, Tag::noun, -1},
    Weight{Tag::relative, Tag::pronoun, 2},
    Weight{Tag::relative, Tag::determiner, 1},
    Weight{Tag::relative, Tag::past, 1},
    Weight{Tag::subordinator, Tag::plural, 2},
    Weight{Tag::subordinator, Tag::noun, 1},
    Weight{Tag::subordinator, Tag::pronoun, 2},
    Weight{Tag::subordinator, Tag::determiner, 2},
    Weight{Tag::subordinator, Tag::possessive, 2},
    Weight{Tag::subordinator, Tag::gerund, 1},
    Weight{Tag::subordinator, Tag::verb, -3},
    Weight{Tag::subordinator, Tag::adjective, 0},
    Weight{Tag::stop, Tag::plural, 2},
    Weight{Tag::stop, Tag::noun, 0},
    Weight{Tag::stop, Tag::determiner, 2},
    Weight{Tag::stop, Tag::verb, 5},
    Weight{Tag::stop, Tag::pronoun, 2},
    Weight{Tag::stop, Tag::possessive, 1},
    Weight{Tag::stop, Tag::gerund, 0},
    Weight{Tag::stop, Tag::adjective, 0},
    Weight{Tag::stop, Tag::verb_s, -6},
    Weight{Tag::stop, Tag::participle, -3},
    Weight{Tag::stop, Tag::past, -8},
    Weight{Tag::pause, Tag::plural, 2},
    Weight{Tag::pause, Tag::noun, 1},
    Weight{Tag::pause, Tag::determiner, 2},
    Weight{Tag::pause, Tag::verb, 1},
    Weight{Tag::pause, Tag::verb_s, -4},
    Weight{Tag::pause, Tag::past, -6},
    Weight{Tag::pause, Tag::pronoun, 1},
    Weight{Tag::pause, Tag::adjective, 0},
    Weight{Tag::particle, Tag::determiner, 2},
    Weight{Tag::particle, Tag::plural, 1},
    Weight{Tag::particle, Tag::noun, 0},
    Weight{Tag::particle, Tag::preposition, 1},
    Weight{Tag::particle, Tag::possessive, 2},
    Weight{Tag::particle, Tag::stop, 1},
    Weight{Tag::particle, Tag::conjunction, 1},
    Weight{Tag::particle, Tag::verb, -8},
    Weight{Tag::particle, Tag::verb_s, -8},
    Weight{Tag::number, Tag::plural, 4},
    Weight{Tag::number, Tag::noun, 2},
    Weight{Tag::number, Tag::adjective, 1},
    Weight{Tag::number, Tag::verb, -8},
    Weight{Tag::number, Tag::verb_s, -8},
    Weight{Tag::adverb, Tag::verb, 1},
    Weight{Tag::adverb, Tag::adjective, 1},
    Weight{Tag::adverb, Tag::participle, 1},
    Weight{Tag::adverb, Tag::noun, -2},
    Weight{Tag::adverb, Tag::plural, -2},
};

constexpr auto transition_table = [] {
  std::array<std::array<std::int8_t, tag_count>, tag_count> table{};
  for (auto& row : table) row.fill(unnamed);
  for (const auto& [from, to, weight] : weights)
    table[static_cast<std::size_t>(from)][static_cast<std::size_t>(to)] = static_cast<std::int8_t>(weight);
  return table;
}();

// Coordinated words are of one kind: "create, edit and delete", "parts and labour".
constexpr int parallel_bonus = 3;
constexpr int singular_penalty = 8;
constexpr int open_penalty = 14;
constexpr int second_verb_penalty = 4;
// "the seller ships": people act more often than they modify.
constexpr int acting_bonus = 9;
// After a plural, a base form goes on with the verbs of the clause: "rent plots, log harvests".
constexpr int next_verb_bonus = 5;

bool is_nominal(Tag tag) {
  return tag == Tag::noun || tag == Tag::plural;
}

bool is_finite(Tag tag) {
  return tag == Tag::verb || tag == Tag::verb_s;
}

struct Candidate {
  Tag tag;
  int weight;  // half bits
};

class Candidates {
 public:
  void add(Tag tag, int weight) {
    for (std::size_t i = 0; i < count_; ++i) {
      if (all_[i].tag == tag) {
        all_[i].weight = std::max(all_[i].weight, weight);
        return;
      }
    }
    if (count_ < all_.size()) all_[count_++] = {tag, weight};
  }

  std::span<const Candidate> all() const { return std::span(all_).first(count_); }

  bool empty() const { return count_ == 0; }

 private:
  std::array<Candidate, 8> all_{};
  std::size_t count_ = 0;
};

void add_known(Candidates& out, const std::string& word) {
  const auto entry = find_word(word);
  if (!entry) return;
  if (entry->is_noun) out.add(Tag::noun, entry->noun_frequency);
  if (entry->is_verb) {
    out.add(Tag::verb, entry->verb_frequency);
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
  if (ends({"ed"})) out.add(Tag::participle, 1);
  const bool is_plural = word.size() > 3 && word.ends_with('s') && !word.ends_with("ss") &&
                         !word.ends_with("us") && !word.ends_with("is");
  out.add(is_plural ? Tag::plural : Tag::noun, 2);
}

Candidates candidates_of(const Token& token) {
  Candidates out;
  const auto closed = std::ranges::lower_bound(closed_words, token.lower, {}, &ClosedWord::word);
  const bool is_abbreviation = token.text == "IT" || token.text == "US";
  if (!is_abbreviation && closed != closed_words.end() && closed->word == token.lower) {
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
  if (std::ranges::find(collectives, token.lower) != collectives.end()) out.add(Tag::plural, 14);
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

// One way to have come to a token.
struct Path {
  Tag tag = Tag::stop;
  Tag carried = Tag::stop;   // of conjunctions and commas: the tag before
  Tag verb = Tag::stop;      // the last verb of the sentence
  bool is_singular = false;  // inside a phrase that began with a, each, this …
  bool is_open = false;      // inside a phrase whose noun is still to come
  bool is_person = false;    // the noun is somebody: "the seller"
  bool has_verb = false;     // the clause has its finite verb
  int weight = 0;
  std::uint8_t before = 0;  // index among the paths of the token before
};

// "each answer changes": after such words the head of the phrase is no plural.
constexpr std::array<std::string_view, 7> singular_determiners{
    "a", "an", "another", "each", "every", "one", "this"};

bool is_before_noun(Tag tag) {
  return tag == Tag::adjective || tag == Tag::number || tag == Tag::participle || tag == Tag::gerund ||
         tag == Tag::adverb;
}

// What the phrase and the clause around forbid, beyond the tag before.
int fit(const Path& from, Tag to) {
  int weight = 0;
  if (from.is_singular && to == Tag::plural) weight -= singular_penalty;
  const bool may_go_on = is_nominal(to) || is_before_noun(to) || to == Tag::conjunction || to == Tag::comma ||
                         to == Tag::determiner || to == Tag::other;
  if (from.is_open && from.tag == Tag::adjective && !may_go_on) weight -= open_penalty;
  if (from.has_verb && is_nominal(from.tag) && to == Tag::verb_s) weight -= second_verb_penalty;
  if (from.is_person && !from.has_verb && to == Tag::verb_s) weight += acting_bonus;
  return weight;
}

int transition(const Path& from, Tag to) {
  const int weight =
      transition_table[static_cast<std::size_t>(from.tag)][static_cast<std::size_t>(to)] + fit(from, to);
  if (from.tag != Tag::conjunction && from.tag != Tag::comma) return weight;
  if (from.carried == to) return weight + parallel_bonus;
  if (is_nominal(from.carried) && is_nominal(to)) return weight + 1;
  if (!is_finite(to) || from.verb != to) return weight;
  return weight + (from.carried == Tag::plural ? next_verb_bonus
                   : from.carried == Tag::noun ? next_verb_bonus + 3
                                               : 0);
}

// Goes on with what the path knows about the phrase and the clause that it is in.
void note_surroundings(Path& path, const Path& from, const Token& token) {
  if (path.tag == Tag::determiner || path.tag == Tag::possessive) {
    path.is_open = true;
    path.is_singular = std::ranges::find(singular_determiners, token.lower) != singular_determiners.end();
  } else if (is_before_noun(path.tag)) {
    path.is_open = from.is_open;
    path.is_singular = from.is_singular && path.tag != Tag::number;
  } else if (path.tag == Tag::noun) {
    path.is_singular = from.is_singular;
    const auto entry = from.is_open || from.tag == Tag::relative ? find_word(token.lower) : std::nullopt;
    path.is_person = entry && entry->is_noun && entry->category == NounCategory::person;
  }
  const bool begins_clause = path.tag == Tag::comma || path.tag == Tag::conjunction ||
                             path.tag == Tag::pause || path.tag == Tag::relative ||
                             path.tag == Tag::subordinator;
  path.has_verb = is_finite(path.tag) || path.tag == Tag::be || path.tag == Tag::have ||
                  (from.has_verb && !begins_clause && !(path.is_open && is_nominal(from.tag)));
}

void extend(const std::vector<Path>& before,
            const Candidate& candidate,
            const Token& token,
            std::vector<Path>& out) {
  const auto follow = [&](std::size_t i) {
    const auto& from = before[i];
    const bool carries = candidate.tag == Tag::conjunction || candidate.tag == Tag::comma;
    const bool is_verb = is_finite(candidate.tag) || candidate.tag == Tag::gerund;
    Path path{.tag = candidate.tag,
              .carried = carries ? from.carried : candidate.tag,
              .verb = is_verb ? candidate.tag : from.verb,
              .weight = from.weight + transition(from, candidate.tag) + 2 * candidate.weight,
              .before = static_cast<std::uint8_t>(i)};
    note_surroundings(path, from, token);
    return path;
  };
  if (candidate.tag == Tag::conjunction || candidate.tag == Tag::comma) {
    for (std::size_t i = 0; i < before.size(); ++i) out.push_back(follow(i));
    return;
  }
  auto best = follow(0);
  for (std::size_t i = 1; i < before.size(); ++i) {
    if (const auto path = follow(i); path.weight > best.weight) best = path;
  }
  out.push_back(best);
}

std::string lemma_of(const Token& token) {
  switch (token.tag) {
    case Tag::plural: {
      // "fill-ups": the ending is the particle's.
      const auto hyphen = token.lower.rfind('-');
      if (hyphen == std::string::npos || !token.lower.ends_with('s')) return singular_noun(token.lower);
      const auto last = token.lower.substr(hyphen + 1);
      const auto singular = singular_noun(last);
      return token.lower.substr(0, hyphen + 1) +
             (singular == last ? last.substr(0, last.size() - 1) : singular);
    }
    case Tag::verb:
    case Tag::verb_s:
    case Tag::past:
    case Tag::participle:
    case Tag::gerund: {
      auto lemma = verb_lemma(token.lower);
      return lemma.empty() ? token.lower : lemma;
    }
    case Tag::stop:
    case Tag::pause:
    case Tag::comma:
    case Tag::conjunction:
    case Tag::determiner:
    case Tag::possessive:
    case Tag::number:
    case Tag::adjective:
    case Tag::noun:
    case Tag::pronoun:
    case Tag::modal:
    case Tag::be:
    case Tag::have:
    case Tag::to:
    case Tag::negation:
    case Tag::adverb:
    case Tag::particle:
    case Tag::preposition:
    case Tag::relative:
    case Tag::subordinator:
    case Tag::other: return token.lower;
  }
  return token.lower;
}

// Tags tokens [begin, end), where the last one is a stop.
void tag_sentence(std::span<Token> sentence) {
  std::vector<std::vector<Path>> paths{{Path{}}};
  for (const auto& token : sentence) {
    std::vector<Path> next;
    if (token.tag == Tag::noun) {
      const auto candidates = candidates_of(token);  // outlives the loop over its span
      for (const auto& candidate : candidates.all()) extend(paths.back(), candidate, token, next);
    } else {
      extend(paths.back(), {token.tag, 0}, token, next);
    }
    paths.push_back(std::move(next));
  }
  std::size_t best = 0;
  for (std::size_t i = 0; i < paths.back().size(); ++i) {
    if (paths.back()[i].weight > paths.back()[best].weight) best = i;
  }
  for (std::size_t i = sentence.size(); i > 0; --i) {
    const auto& path = paths[i][best];
    sentence[i - 1].tag = path.tag;
    sentence[i - 1].lemma = lemma_of(sentence[i - 1]);
    best = path.before;
  }
}

}  // namespace

void tag(std::vector<Token>& tokens) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    // Text without sentence ends is cut: nobody's sentence has so many words.
    const bool is_end = tokens[i].tag == Tag::stop || i - begin > 400;
    if (!is_end) continue;
    tag_sentence(std::span(tokens).subspan(begin, i + 1 - begin));
    begin = i + 1;
  }
  if (begin < tokens.size()) tag_sentence(std::span(tokens).subspan(begin));
}

}  // namespace nonagon::derive
