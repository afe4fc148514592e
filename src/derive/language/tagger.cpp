#include <algorithm>
#include <array>
#include <span>

#include "derive/language/candidates.hpp"
#include "derive/language/lexicon.hpp"
#include "derive/language/tag_weights.hpp"
#include "derive/language/token.hpp"

namespace nonagon::derive {
namespace {

// Coordinated words are of one kind: "create, edit and delete", "parts and labour".
constexpr int parallel_bonus = 4;
constexpr int lone_gerund_penalty = 5;
constexpr int singular_penalty = 8;
constexpr int open_penalty = 14;
constexpr int second_verb_penalty = 12;
// "orders over a limit need approval": the verb agrees with the subject, not with the noun before it.
constexpr int agreement_bonus = 11;
// "keep hours up to date": no deed follows such a "to".
constexpr int measure_penalty = 10;
// "the seller ships": people act more often than they modify.
constexpr int acting_bonus = 9;
// After a plural, a base form goes on with the verbs of the clause: "rent plots, log harvests".
constexpr int next_verb_bonus = 5;

bool is_finite(Tag tag) {
  return tag == Tag::verb || tag == Tag::verb_s;
}

// What begins a clause, and whether its verb has come.
struct ClauseState {
  Tag subject = Tag::stop;  // noun or plural, when one stands before the verb
  bool is_apart = false;    // something stands between the subject and what follows
  bool has_verb = false;    // the finite one

  friend bool operator==(const ClauseState&, const ClauseState&) = default;
};

// One way to have come to a token.
struct Path {
  Tag tag = Tag::stop;
  Tag carried = Tag::stop;   // of conjunctions and commas: the tag before
  Tag verb = Tag::stop;      // the last verb of the sentence
  bool is_singular = false;  // inside a phrase that began with a, each, this …
  bool is_open = false;      // inside a phrase whose noun is still to come
  bool is_person = false;    // the noun is somebody: "the seller"
  bool is_measure = false;   // "up to", after a noun
  ClauseState clause = {};
  ClauseState outer = {};  // around a relative clause
  int weight = 0;
  std::uint8_t before = 0;  // index among the paths of the token before
};

// "each answer changes": after such words the head of the phrase is no plural.
constexpr std::array<std::string_view, 8> singular_determiners{
    "a", "an", "another", "each", "every", "one", "that", "this"};

// Places that act through their people: "the shop invoices on pick-up".
constexpr std::array<std::string_view, 18> acting_places{"shop",
                                                         "store",
                                                         "office",
                                                         "school",
                                                         "clinic",
                                                         "hotel",
                                                         "kitchen",
                                                         "restaurant",
                                                         "club",
                                                         "studio",
                                                         "library",
                                                         "agency",
                                                         "bank",
                                                         "team",
                                                         "company",
                                                         "practice",
                                                         "surgery",
                                                         "department"};

bool is_before_noun(Tag tag) {
  return tag == Tag::adjective || tag == Tag::number || tag == Tag::participle || tag == Tag::gerund ||
         tag == Tag::adverb;
}

bool agrees(const ClauseState& clause, Tag verb) {
  return !clause.has_verb && clause.is_apart &&
         ((clause.subject == Tag::plural && verb == Tag::verb) ||
          (clause.subject == Tag::noun && verb == Tag::verb_s));
}

// The verb of the clause around a relative one: "reports that are late block the payment".
bool closes_relative(const Path& from, Tag to) {
  return from.clause.has_verb && agrees(from.outer, to);
}

// What the phrase and the clause around forbid, beyond the tag before.
int fit(const Path& from, Tag to) {
  int weight = 0;
  if (from.is_measure && from.tag == Tag::to && to == Tag::verb) weight -= measure_penalty;
  if (from.is_singular && to == Tag::plural) weight -= singular_penalty;
  const bool may_go_on = is_nominal(to) || is_before_noun(to) || to == Tag::conjunction || to == Tag::comma ||
                         to == Tag::determiner || to == Tag::other;
  if (from.is_open && from.tag == Tag::adjective && !may_go_on) weight -= open_penalty;
  const bool is_plain_verb = to == Tag::verb_s || to == Tag::be || to == Tag::have || to == Tag::modal;
  const bool is_settled = from.outer.subject != Tag::stop && !from.outer.has_verb;
  if (from.clause.has_verb && is_nominal(from.tag) && is_plain_verb && !is_settled)
    weight -= second_verb_penalty;
  const bool is_other_noun = is_nominal(from.tag) && from.tag != from.clause.subject;
  if ((is_other_noun && agrees(from.clause, to)) || closes_relative(from, to)) weight += agreement_bonus;
  if (from.tag == Tag::adjective && closes_relative(from, to)) weight += agreement_bonus;
  if (from.is_person && !from.clause.has_verb && to == Tag::verb_s) weight += acting_bonus;
  return weight;
}

int transition(const Path& from, Tag to) {
  const int weight = weight_between(from.tag, to) + fit(from, to);
  if (from.tag != Tag::conjunction && from.tag != Tag::comma) return weight;
  if (from.carried == to) return weight + parallel_bonus;
  // "book desks and meeting rooms": nothing else is being done.
  if (to == Tag::gerund && from.verb != to && from.tag == Tag::conjunction)
    return weight - lone_gerund_penalty;
  if (to == Tag::participle && from.verb == to) return weight + parallel_bonus;
  if (is_nominal(from.carried) && is_nominal(to)) return weight + 1;
  if (!is_finite(to) || from.verb != to) return weight;
  return weight + (from.carried == Tag::plural ? next_verb_bonus
                   : from.carried == Tag::noun ? next_verb_bonus + 3
                                               : 0);
}

// Goes on with what the path knows about its clause.
void note_clause(Path& path, const Path& from) {
  path.clause = from.clause;
  path.outer = from.outer;
  const bool is_verb =
      is_finite(path.tag) || path.tag == Tag::be || path.tag == Tag::have || path.tag == Tag::modal;
  const bool is_contact_clause = path.is_open && is_nominal(from.tag);  // "the areas | the walker covers"
  if (path.tag == Tag::relative) {
    path.outer = {.subject = from.clause.subject, .is_apart = true, .has_verb = from.clause.has_verb};
    path.clause = {};
  } else if (path.tag == Tag::comma || path.tag == Tag::conjunction) {
    path.clause.has_verb = false;
    path.clause.subject = Tag::stop;
  } else if (path.tag == Tag::pause || path.tag == Tag::subordinator) {
    path.clause = {};
    path.outer = {};
  } else if (is_verb) {
    if (closes_relative(from, path.tag)) path.outer = {};
    path.clause.has_verb = true;
  } else if (is_contact_clause) {
    path.clause.has_verb = false;
  } else if (is_nominal(path.tag) && !path.clause.has_verb && !path.clause.is_apart) {
    path.clause.subject = path.tag;
  } else if (path.tag == Tag::preposition && path.clause.subject != Tag::stop) {
    path.clause.is_apart = true;
  }
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
    path.is_person = entry && entry->is_noun &&
                     (entry->category == NounCategory::person ||
                      std::ranges::find(acting_places, token.lower) != acting_places.end());
  }
  path.is_measure = (path.tag == Tag::particle && is_nominal(from.tag)) ||
                    (path.tag == Tag::to && from.tag == Tag::particle && from.is_measure);
  note_clause(path, from);
}

// Whatever comes next weighs the same after both.
bool goes_on_alike(const Path& a, const Path& b) {
  return a.tag == b.tag && a.carried == b.carried && a.verb == b.verb && a.is_singular == b.is_singular &&
         a.is_open == b.is_open && a.is_person == b.is_person && a.is_measure == b.is_measure &&
         a.clause == b.clause && a.outer == b.outer;
}

// The form that further verbs of the sentence go on with: "has a key, opens doors".
Tag verb_after(const Path& from, Tag to, const Token& token) {
  if (is_finite(to) || to == Tag::gerund || to == Tag::participle) return to;
  const bool is_third = (token.lower == "is" || token.lower == "has") && from.tag != Tag::relative;
  return is_third ? Tag::verb_s : from.verb;
}

void extend(const std::vector<Path>& before,
            const Candidate& candidate,
            const Token& token,
            std::vector<Path>& out) {
  const auto follow = [&](std::size_t i) {
    const auto& from = before[i];
    const bool carries = candidate.tag == Tag::conjunction || candidate.tag == Tag::comma;
    Path path{.tag = candidate.tag,
              .carried = carries ? from.carried : candidate.tag,
              .verb = verb_after(from, candidate.tag, token),
              .weight = from.weight + transition(from, candidate.tag) + 2 * candidate.weight,
              .before = static_cast<std::uint8_t>(i)};
    note_surroundings(path, from, token);
    return path;
  };
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto path = follow(i);
    const auto same =
        std::ranges::find_if(out, [&](const Path& known) { return goes_on_alike(known, path); });
    if (same == out.end())
      out.push_back(path);
    else if (path.weight > same->weight)
      *same = path;
  }
}

// Keeps the likeliest, in the order of their weight.
void prune(std::vector<Path>& paths) {
  constexpr std::size_t most_paths = 24;
  std::ranges::stable_sort(paths, std::ranges::greater{}, &Path::weight);
  if (paths.size() > most_paths) paths.resize(most_paths);
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

bool belongs_to_phrase(Tag tag) {
  return is_nominal(tag) || tag == Tag::determiner || tag == Tag::possessive || tag == Tag::number ||
         tag == Tag::adjective || tag == Tag::pronoun;
}

bool begins_deed(Tag tag) {
  return tag == Tag::verb || tag == Tag::verb_s || tag == Tag::past || tag == Tag::participle ||
         tag == Tag::modal || tag == Tag::be || tag == Tag::have;
}

// "renames and sorts photos": the second of two deeds before their object.
void join_parallel_verbs(std::span<Token> sentence) {
  for (std::size_t i = 2; i + 1 < sentence.size(); ++i) {
    auto& token = sentence[i];
    const bool is_pair = token.tag == Tag::plural && sentence[i - 1].tag == Tag::conjunction &&
                         sentence[i - 2].tag == Tag::verb_s;
    if (is_pair && is_nominal(sentence[i + 1].tag) && !verb_lemma(token.lower).empty())
      token.tag = Tag::verb_s;
  }
}

// "after each session" names a time, "after the buyer confirms receipt" a deed: what follows decides.
void settle_times(std::span<Token> sentence) {
  static constexpr std::array<std::string_view, 4> words{"after", "before", "since", "until"};
  for (std::size_t i = 0; i + 1 < sentence.size(); ++i) {
    if (std::ranges::find(words, sentence[i].lower) == words.end()) continue;
    auto end = i + 1;
    while (end < sentence.size() && belongs_to_phrase(sentence[end].tag)) ++end;
    if (end == i + 1 || end == sentence.size()) continue;
    sentence[i].tag = begins_deed(sentence[end].tag) ? Tag::subordinator : Tag::preposition;
  }
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
    prune(next);
    paths.push_back(std::move(next));
  }
  std::size_t best = 0;
  for (std::size_t i = sentence.size(); i > 0; --i) {
    const auto& path = paths[i][best];
    sentence[i - 1].tag = path.tag;
    best = path.before;
  }
  join_parallel_verbs(sentence);
  settle_times(sentence);
  for (auto& token : sentence) token.lemma = lemma_of(token);
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
