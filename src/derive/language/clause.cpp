#include "derive/language/clause.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "derive/language/lexicon.hpp"
#include "derive/language/words.hpp"

namespace nonagon::derive {
namespace {

enum class Role { free, object, attachment };

bool is_verbal(Tag tag) {
  return tag == Tag::verb || tag == Tag::verb_s || tag == Tag::past || tag == Tag::participle ||
         tag == Tag::gerund;
}

bool is_auxiliary(Tag tag) {
  return tag == Tag::modal || tag == Tag::be || tag == Tag::have;
}

// Reads tagged tokens from left to right, one chunk a step.
class ClauseReader {
 public:
  explicit ClauseReader(std::string_view text) {
    reading_.tokens = tokenise(text);
    tag(reading_.tokens);
  }

  Reading run() {
    while (at_ < reading_.tokens.size()) {
      const auto before = at_;
      step();
      if (at_ == before) ++at_;
    }
    close_list();
    share_objects();
    share_links();
    return std::move(reading_);
  }

 private:
  enum class Previous { start, phrase, verb, conjunction, preposition, relative, complement, other };

  const Token& token(std::size_t i) const { return reading_.tokens[std::min(i, reading_.tokens.size() - 1)]; }

  Tag tag_at(std::size_t i) const { return i < reading_.tokens.size() ? reading_.tokens[i].tag : Tag::stop; }

  void step() {
    switch (tag_at(at_)) {
      case Tag::stop: end_sentence(); return;
      case Tag::pause:
      case Tag::subordinator: end_clause(); return;
      case Tag::comma:
      case Tag::conjunction:
        if (previous_ != Previous::start) previous_ = Previous::conjunction;
        return;
      case Tag::relative: start_relative(); return;
      case Tag::preposition: start_attachment(); return;
      case Tag::to:
        if (tag_at(at_ + 1) == Tag::verb || tag_at(at_ + 1) == Tag::be || tag_at(at_ + 1) == Tag::have)
          return read_verb();
        start_attachment();
        return;
      case Tag::modal:
      case Tag::be:
      case Tag::have:
      case Tag::verb:
      case Tag::verb_s:
      case Tag::past: read_verb(); return;
      case Tag::participle:
      case Tag::gerund:
        if (begins_phrase()) return read_phrase();
        if (is_said_of_object()) return read_complement();
        read_verb();
        return;
      case Tag::adjective:
        if (begins_phrase()) return read_phrase();
        read_complement();
        return;
      case Tag::determiner:
      case Tag::possessive:
      case Tag::number:
      case Tag::noun:
      case Tag::plural:
      case Tag::pronoun: read_phrase(); return;
      case Tag::negation:
      case Tag::adverb: return;
      case Tag::particle: note_particle(); return;
      case Tag::other: end_clause(); return;
    }
  }

  // A participle, gerund or adjective belongs to a noun phrase when nothing but such words stands before the
  // next noun.
  bool begins_phrase() const {
    if (tag_at(at_) == Tag::gerund &&
        (previous_ != Previous::preposition || tag_at(at_ + 1) == Tag::plural)) {
      // "managing orders" is an action; "meeting rooms" after a determiner never comes here.
      return false;
    }
    if (tag_at(at_) == Tag::participle && previous_ == Previous::phrase) return false;
    auto i = at_;
    while (tag_at(i) == Tag::adjective || tag_at(i) == Tag::participle || tag_at(i) == Tag::gerund) {
      ++i;
      const bool is_joined = tag_at(i) == Tag::conjunction || tag_at(i) == Tag::comma;
      if (is_joined && tag_at(i + 1) == Tag::adjective) ++i;
    }
    return is_nominal(tag_at(i));
  }

  // "mark it as tested", "as shortlisted or declined"
  bool is_said_of_object() const {
    if (!clause_ || tag_at(at_) != Tag::participle) return false;
    const bool goes_on = previous_ == Previous::conjunction && is_after_as_;
    return goes_on || (previous_ == Previous::preposition && preposition_ == "as");
  }

  void end_sentence() {
    close_list();
    fronted_.clear();
    ++sentence_;
    previous_ = Previous::start;
    role_ = Role::free;
    clause_.reset();
    subject_of_sentence_.clear();
  }

  void end_clause() {
    close_list();
    is_after_as_ = false;
    role_ = Role::free;
    previous_ = Previous::start;
    clause_.reset();
  }

  void close_list() {
    if (list_.size() > 1) reading_.lists.push_back(list_);
    list_.clear();
  }

  void start_relative() {
    antecedent_ = list_.empty() ? std::vector<std::size_t>{} : std::vector<std::size_t>{list_.back()};
    if (antecedent_.empty() && !reading_.phrases.empty()) antecedent_ = {reading_.phrases.size() - 1};
    close_list();
    role_ = Role::free;
    previous_ = Previous::relative;
  }

  void start_attachment() {
    attachment_of_phrase_ =
        previous_ == Previous::phrase && !list_.empty() ? std::optional(list_.back()) : std::nullopt;
    preposition_ = token(at_).lower;
    close_list();
    role_ = Role::attachment;
    previous_ = Previous::preposition;
    is_after_as_ = false;
    if (clause_) reading_.clauses[*clause_].attachments.push_back({preposition_, {}});
    // "As an owner I want …" says who speaks.
    is_fronted_ = !clause_ && !attachment_of_phrase_ && preposition_ != "as" && preposition_ != "like";
    if (is_fronted_) fronted_.push_back({preposition_, {}});
    if (attachment_of_phrase_) reading_.links.push_back({*attachment_of_phrase_, preposition_, {}});
  }

  // "tick them off", "pays sellers out": the particle after a short object.
  void note_particle() {
    const bool follows_object = previous_ == Previous::phrase && role_ == Role::object && clause_ &&
                                reading_.phrases.back().end <= reading_.phrases.back().begin + 3;
    if (follows_object && reading_.clauses[*clause_].particle.empty())
      reading_.clauses[*clause_].particle = token(at_).lower;
  }

  // "keep track of leases": to track them. Gives the token after the words, or `i`.
  std::size_t read_light_noun(Clause& clause, std::size_t i) const {
    static constexpr std::array<std::string_view, 4> nouns{"track", "note", "record", "count"};
    const bool is_light = clause.verb == "keep" || clause.verb == "take" || clause.verb == "make";
    const auto noun = tag_at(i) == Tag::determiner ? i + 1 : i;
    if (!is_light || std::ranges::find(nouns, token(noun).lower) == nouns.end() ||
        token(noun + 1).lower != "of")
      return i;
    clause.verb = token(noun).lower;
    return noun + 2;
  }

  void read_complement() {
    is_after_as_ = is_after_as_ || (previous_ == Previous::preposition && preposition_ == "as");
    if (clause_ && (is_after_as_ || reading_.clauses[*clause_].complements.empty()))
      reading_.clauses[*clause_].complements.push_back(token(at_).lower);
    previous_ = Previous::complement;
  }

  void read_phrase() {
    NounPhrase phrase{.begin = at_, .sentence = sentence_, .owner = take_owner()};
    auto i = at_;
    while (true) {
      const auto tag = tag_at(i);
      if (tag == Tag::determiner || tag == Tag::number || (tag == Tag::possessive && i == at_)) {
        phrase.determiner = token(i).lower;
      } else if (tag == Tag::adjective || tag == Tag::participle ||
                 (tag == Tag::gerund && is_nominal(tag_at(i + 1)))) {
        phrase.adjectives.push_back(token(i).lower);
      } else if ((tag == Tag::comma || tag == Tag::conjunction) && i > at_ &&
                 tag_at(i - 1) == tag_at(i + 1) &&
                 (tag_at(i - 1) == Tag::adjective || tag_at(i - 1) == Tag::number)) {
        // "red, green and blue bikes", "two or three movers" go on
      } else if (!(tag == Tag::adverb && tag_at(i + 1) == Tag::adjective)) {
        break;
      }
      ++i;
    }
    if (tag_at(i) == Tag::pronoun) {
      phrase.head = token(i).lower;
      phrase.is_pronoun = true;
      phrase.is_plural =
          phrase.head == "they" || phrase.head == "them" || phrase.head == "we" || phrase.head == "us";
      ++i;
    } else {
      i = read_nouns(i, phrase);
      i = read_counted(i, phrase);
    }
    at_ = std::max(i, at_ + 1);
    phrase.end = at_;
    if (phrase.head.empty()) return;
    add_phrase(std::move(phrase));
  }

  std::size_t read_nouns(std::size_t i, NounPhrase& phrase) {
    const auto first = i;
    while (is_nominal(tag_at(i))) ++i;
    for (auto n = first; n < i; ++n) {
      const auto& noun = token(n);
      if (n + 1 < i) {
        phrase.modifiers.push_back(noun.lemma);
      } else {
        phrase.head = noun.lemma;
        phrase.is_plural = noun.tag == Tag::plural;
      }
      if (noun.is_capitalised && n > 0 && tag_at(n - 1) != Tag::stop) phrase.is_capitalised = true;
    }
    if (!phrase.head.empty() && phrase.modifiers.empty() && !phrase.adjectives.empty())
      join_fixed_compound(phrase);
    return i;
  }

  // "a list of sites": several sites. Gives the token after the words, or `i`.
  std::size_t read_counted(std::size_t i, NounPhrase& phrase) {
    static constexpr std::array<std::string_view, 12> collections{"list",
                                                                  "set",
                                                                  "series",
                                                                  "couple",
                                                                  "lot",
                                                                  "bunch",
                                                                  "variety",
                                                                  "range",
                                                                  "handful",
                                                                  "collection",
                                                                  "row",
                                                                  "sequence"};
    const bool is_collection = phrase.modifiers.empty() && phrase.adjectives.empty() && !phrase.is_plural &&
                               is_among(phrase.head, collections) && token(i).lower == "of";
    if (!is_collection) return i;
    auto noun = i + 1;
    NounPhrase counted = phrase;
    counted.determiner = "several";
    while (tag_at(noun) == Tag::adjective || tag_at(noun) == Tag::participle)
      counted.adjectives.push_back(token(noun++).lower);
    auto last = noun;
    while (is_nominal(tag_at(last))) ++last;
    if (last == noun || tag_at(last - 1) != Tag::plural) return i;
    phrase = std::move(counted);
    return read_nouns(noun, phrase);
  }

  // "waiting list", "meeting room": the word before is part of the name.
  static void join_fixed_compound(NounPhrase& phrase) {
    const auto& last = phrase.adjectives.back();
    if (!find_word(last + " " + phrase.head)) return;
    phrase.modifiers.push_back(last);
    phrase.adjectives.pop_back();
  }

  std::optional<std::size_t> take_owner() {
    if (tag_at(at_) != Tag::possessive || !token(at_).text.ends_with('s') ||
        !is_nominal(at_ > 0 ? tag_at(at_ - 1) : Tag::stop)) {
      const bool is_bare_mark = tag_at(at_) == Tag::possessive && at_ > 0 && is_nominal(tag_at(at_ - 1));
      if (!is_bare_mark) return std::nullopt;
    }
    if (list_.empty()) return std::nullopt;
    const auto owner = list_.back();
    drop_from_roles(owner);
    return owner;
  }

  // An owner is no object itself: "the customer's bike".
  void drop_from_roles(std::size_t phrase) {
    list_.pop_back();
    const auto drop = [&](std::vector<std::size_t>& phrases) { std::erase(phrases, phrase); };
    if (role_ == Role::object && clause_) drop(reading_.clauses[*clause_].objects);
    if (role_ == Role::attachment) {
      if (clause_ && !reading_.clauses[*clause_].attachments.empty())
        drop(reading_.clauses[*clause_].attachments.back().phrases);
      if (attachment_of_phrase_ && !reading_.links.empty()) drop(reading_.links.back().targets);
    }
    if (list_.empty() && previous_ == Previous::phrase) {
      previous_ = role_ == Role::object       ? Previous::verb
                  : role_ == Role::attachment ? Previous::preposition
                                              : Previous::start;
    } else if (!list_.empty()) {
      previous_ = Previous::conjunction;
    }
  }

  void add_phrase(NounPhrase phrase) {
    const auto index = reading_.phrases.size();
    reading_.phrases.push_back(std::move(phrase));
    const bool goes_on = previous_ == Previous::conjunction && !list_.empty();
    if (!goes_on) {
      close_list();
      // "A date is set and a van …": what is done to something takes nothing else.
      const bool begins_anew = previous_ == Previous::conjunction && role_ == Role::object && clause_ &&
                               reading_.clauses[*clause_].is_passive;
      if (previous_ == Previous::phrase || previous_ == Previous::complement || begins_anew)
        role_ = Role::free;
    }
    list_.push_back(index);
    if (role_ == Role::object && clause_) reading_.clauses[*clause_].objects.push_back(index);
    if (role_ == Role::attachment) {
      if (clause_ && !reading_.clauses[*clause_].attachments.empty())
        reading_.clauses[*clause_].attachments.back().phrases.push_back(index);
      if (attachment_of_phrase_ && !reading_.links.empty()) reading_.links.back().targets.push_back(index);
      if (is_fronted_ && !clause_ && !fronted_.empty()) fronted_.back().phrases.push_back(index);
    }
    previous_ = Previous::phrase;
  }

  void read_verb() {
    Clause clause{.sentence = sentence_, .at = at_};
    bool is_finite = false;
    bool is_infinitive = false;
    bool had_be = false;
    bool had_have = false;
    auto i = at_;
    for (;; ++i) {
      const auto tag = tag_at(i);
      if (tag == Tag::negation) {
        clause.is_negated = true;
      } else if (is_auxiliary(tag)) {
        is_finite = is_finite || !is_infinitive;
        had_be = had_be || tag == Tag::be;
        had_have = tag == Tag::have;
        if (had_have && !is_verbal(tag_at(i + 1)) && tag_at(i + 1) != Tag::be &&
            tag_at(i + 1) != Tag::negation) {
          ++i;
          break;
        }
      } else if (tag == Tag::to && !had_have && (i == at_)) {
        is_infinitive = true;
      } else if (tag != Tag::adverb || !(is_verbal(tag_at(i + 1)) || is_auxiliary(tag_at(i + 1)))) {
        break;
      }
    }
    const bool has_main =
        is_verbal(tag_at(i)) && !(had_be && (tag_at(i) == Tag::verb || tag_at(i) == Tag::verb_s));
    // "Damages get written down": something is done to them.
    if (has_main && token(i).lemma == "get" && tag_at(i + 1) == Tag::participle &&
        !is_nominal(tag_at(i + 2))) {
      is_finite = is_finite || token(i).tag != Tag::gerund;
      had_be = true;
      ++i;
    }
    if (has_main) {
      const auto& main = token(i);
      clause.verb = main.lemma;
      clause.is_passive = main.tag == Tag::participle && (had_be || !had_have);
      is_finite = is_finite || main.tag == Tag::verb || main.tag == Tag::verb_s || main.tag == Tag::past;
      ++i;
    } else {
      clause.verb = had_have && !had_be ? "have" : had_be ? "be" : "do";
    }
    const bool is_about = tag_at(i) == Tag::particle && tag_at(i + 1) == Tag::number;  // "around 80 flats"
    if (is_about) ++i;
    // "cancelled up to an hour before": how late, not how.
    const bool is_bound = token(i).lower == "up" && tag_at(i + 1) == Tag::to && tag_at(i + 2) != Tag::verb;
    if (is_bound) {
      i += 2;
    } else if (tag_at(i) == Tag::particle) {
      clause.particle = token(i++).lower;
    }
    i = read_light_noun(clause, i);
    if (is_infinitive) is_finite = false;
    at_ = std::max(i, at_ + 1);
    find_subjects(clause, is_finite);
    // "For each calibration a certificate is attached": what stands in front belongs to all that follows.
    if (is_finite) clause.attachments.insert(clause.attachments.end(), fronted_.begin(), fronted_.end());
    is_after_as_ = false;
    reading_.clauses.push_back(std::move(clause));
    clause_ = reading_.clauses.size() - 1;
    role_ = Role::object;
    previous_ = Previous::verb;
  }

  void find_subjects(Clause& clause, bool is_finite) {
    switch (previous_) {
      case Previous::relative: clause.subjects = antecedent_; break;
      case Previous::phrase: subjects_before(clause, is_finite); break;
      case Previous::conjunction:
      case Previous::complement:
        clause.subjects = subject_of_sentence_;
        clause.continues = clause_.has_value();
        break;
      case Previous::verb:
      case Previous::preposition:
        if (clause_) clause.subjects = reading_.clauses[*clause_].subjects;
        break;
      case Previous::start:
        if (!is_finite) clause.subjects = subject_of_sentence_;
        break;
      case Previous::other: break;
    }
    if (!antecedent_.empty() && previous_ == Previous::relative) {
      close_list();
      return;
    }
    if (is_finite && !clause.subjects.empty()) {
      subject_of_sentence_ = clause.subjects;
      antecedent_.clear();
    }
    close_list();
  }

  // The phrases right before the verb: all of a free list; of an object list only the last, which then is no
  // object.
  void subjects_before(Clause& clause, bool is_finite) {
    if (!is_finite || role_ == Role::free) {
      clause.subjects = list_;
      return;
    }
    const auto last = list_.back();
    if (list_.size() == 1 && !antecedent_.empty()) {
      clause.subjects = antecedent_;  // "customers who own a bike can book"
      return;
    }
    if (role_ == Role::attachment && attachment_of_phrase_ && (list_.size() == 1 || !clause_)) {
      clause.subjects = {*attachment_of_phrase_};  // "tasks with a date and a state belong"
      return;
    }
    clause.subjects = {last};
    list_.pop_back();
    if (role_ == Role::object && clause_) std::erase(reading_.clauses[*clause_].objects, last);
    if (role_ == Role::attachment) {
      if (clause_ && !reading_.clauses[*clause_].attachments.empty())
        std::erase(reading_.clauses[*clause_].attachments.back().phrases, last);
      if (attachment_of_phrase_ && !reading_.links.empty()) std::erase(reading_.links.back().targets, last);
    }
  }

  // "register, create keys and call an endpoint": nobody registers keys.
  static bool is_door(const Clause& clause) {
    const bool has_particle = clause.particle == "in" || clause.particle == "up" || clause.particle == "on";
    return clause.verb == "register" || ((clause.verb == "sign" || clause.verb == "log") && has_particle);
  }

  // "create, edit and delete invoices": the invoices are created and edited too.
  void share_objects() {
    auto& clauses = reading_.clauses;
    for (std::size_t i = clauses.size(); i-- > 1;) {
      const bool is_whole =
          clauses[i - 1].is_passive || clauses[i - 1].verb == "be" || is_door(clauses[i - 1]);
      if (clauses[i].continues && clauses[i - 1].objects.empty() && clauses[i - 1].attachments.empty() &&
          !is_whole) {
        clauses[i - 1].objects = clauses[i].objects;
      }
    }
  }

  // "opens, clicks and bounces per delivery": each of them.
  void share_links() {
    const auto count = reading_.links.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto link = reading_.links[i];
      const auto is_each = [&](std::size_t target) {
        const auto& determiner = reading_.phrases[target].determiner;
        return determiner == "each" || determiner == "every";
      };
      if (link.preposition != "per" && std::ranges::none_of(link.targets, is_each)) continue;
      for (const auto& list : reading_.lists) {
        if (list.back() != link.phrase) continue;
        for (const auto other : list) {
          if (other != link.phrase) reading_.links.push_back({other, link.preposition, link.targets});
        }
      }
    }
  }

  Reading reading_;
  std::size_t at_ = 0;
  std::size_t sentence_ = 0;
  Previous previous_ = Previous::start;
  Role role_ = Role::free;
  std::vector<std::size_t> list_;
  std::vector<std::size_t> antecedent_;
  std::vector<std::size_t> subject_of_sentence_;
  std::optional<std::size_t> clause_;
  std::optional<std::size_t> attachment_of_phrase_;
  std::string preposition_;
  std::vector<Attachment> fronted_;  // before the first verb of the sentence
  bool is_fronted_ = false;
  bool is_after_as_ = false;
};

}  // namespace

std::string NounPhrase::phrase() const {
  std::string out;
  for (const auto& modifier : modifiers) out += modifier + " ";
  return out + head;
}

Reading read_text(std::string_view text) {
  return ClauseReader(text).run();
}

}  // namespace nonagon::derive
