#include <algorithm>
#include <array>

#include "derive/language/words.hpp"
#include "derive/model/draft.hpp"
#include "derive/reading/rank.hpp"

namespace nonagon::derive {
namespace {

// What belongs together without a verb of having: what somebody is given, what a thing brings about, what is
// called theirs.
class BelongingReader {
 public:
  explicit BelongingReader(Draft& draft) : draft_(draft) {}

  void run() {
    for (std::size_t i = 0; i < draft_.reading.clauses.size(); ++i) {
      const auto& clause = draft_.reading.clauses[i];
      if (clause.is_negated) continue;
      read_given(clause);
      read_brought_about(clause);
      read_carried(clause);
      read_occasion(clause);
    }
    for (std::size_t i = 0; i < draft_.reading.phrases.size(); ++i) read_possessive(i);
    read_single_copies();
    read_waiting_lists();
  }

 private:
  const NounPhrase& phrase(std::size_t i) const { return draft_.reading.phrases[i]; }

  const SketchEntity& entity(std::size_t i) const { return draft_.sketch.entities[i]; }

  EntityKind kind(std::size_t i) const { return entity(i).kind; }

  bool is_person(std::size_t i) const { return kind(i) == EntityKind::person; }

  // "Members get a voting code", "donors receive a tax receipt", "talks get a slot".
  void read_given(const Clause& clause) {
    constexpr std::array<std::string_view, 5> verbs{"get", "receive", "earn", "obtain", "be given"};
    if (clause.is_passive || !is_among(clause.verb, verbs)) return;
    for (const auto subject : clause.subjects) {
      for (const auto object : clause.objects) {
        const auto one = draft_.entity_of(subject);
        const auto given = draft_.entity_of(object);
        const bool is_one = phrase(object).determiner == "a" || phrase(object).determiner == "an" ||
                            phrase(object).determiner == "one";
        if (!one || !given || !is_one || is_person(*given) || kind(*given) == EntityKind::catalogue) continue;
        draft_.relate({.one = *one, .many = *given, .is_required = is_person(*one)});
      }
    }
  }

  // "Faulty connectors raise an incident", "jobs are picked up by runners".
  void read_brought_about(const Clause& clause) {
    constexpr std::array<std::string_view, 12> verbs{"raise",
                                                     "trigger",
                                                     "cause",
                                                     "produce",
                                                     "create",
                                                     "open",
                                                     "make",
                                                     "generate",
                                                     "start",
                                                     "send",
                                                     "run",
                                                     "pick"};
    if (!is_among(clause.verb, verbs)) return;
    auto makers = clause.subjects;
    auto made = clause.objects;
    if (clause.is_passive) {
      made = clause.subjects;
      makers.clear();
      for (const auto& attachment : clause.attachments) {
        if (attachment.preposition == "by") makers = attachment.phrases;
      }
    }
    for (const auto maker : makers) {
      const auto one = draft_.entity_of(maker);
      if (!one || is_person(*one) || kind(*one) == EntityKind::organisation) continue;
      for (const auto object : made) {
        const auto many = draft_.entity_of(object);
        if (many && !is_person(*many) && kind(*many) != EntityKind::catalogue)
          draft_.relate({.one = *one, .many = *many});
      }
    }
  }

  // "Articles carry photos", "snapshots share chunks".
  void read_carried(const Clause& clause) {
    constexpr std::array<std::string_view, 4> verbs{"carry", "share", "feature", "bear"};
    if (clause.is_passive || !is_among(clause.verb, verbs)) return;
    for (const auto subject : clause.subjects) {
      const auto one = draft_.entity_of(subject);
      if (!one || is_person(*one)) continue;
      for (const auto object : clause.objects) {
        const auto many = draft_.entity_of(object);
        if (!many || is_person(*many)) continue;
        draft_.relate({.one = *one, .many = *many, .is_many_to_many = clause.verb == "share"});
      }
    }
  }

  // "Interviewers leave feedback after every interview".
  void read_occasion(const Clause& clause) {
    const auto& made = clause.is_passive ? clause.subjects : clause.objects;
    for (const auto& attachment : clause.attachments) {
      if (attachment.preposition != "after" && attachment.preposition != "during") continue;
      for (const auto target : attachment.phrases) {
        const auto one = draft_.entity_of(target);
        if (!one || (kind(*one) != EntityKind::event && kind(*one) != EntityKind::document)) continue;
        for (const auto object : made) {
          const auto many = draft_.entity_of(object);
          const bool is_written =
              many && (kind(*many) == EntityKind::record || kind(*many) == EntityKind::message ||
                       kind(*many) == EntityKind::document || kind(*many) == EntityKind::media);
          if (is_written) draft_.relate({.one = *one, .many = *many});
        }
      }
    }
  }

  // "Owners and their pets", "visitors are registered by their host", "… their own children".
  void read_possessive(std::size_t i) {
    const auto& determiner = phrase(i).determiner;
    constexpr std::array<std::string_view, 4> possessives{"their", "its", "his", "her"};
    const auto thing = draft_.entity_of(i);
    if (!thing || phrase(i).is_pronoun || !is_among(determiner, possessives)) return;
    const auto owner = owner_of(i, determiner == "their");
    if (!owner || *owner == *thing) return;
    // One host has many visitors; one owner has many pets.
    const bool is_shared =
        !phrase(i).is_plural && (is_person(*thing) || kind(*thing) == EntityKind::organisation ||
                                 kind(*thing) == EntityKind::place || kind(*thing) == EntityKind::catalogue);
    draft_.relate(is_shared ? SketchRelation{.one = *thing, .many = *owner}
                            : SketchRelation{.one = *owner, .many = *thing});
  }

  // The phrase before in the same list, else the subject of the clause that holds the phrase, else the last
  // person before it.
  std::optional<std::size_t> owner_of(std::size_t i, bool wants_person) const {
    for (const auto& list : draft_.reading.lists) {
      const auto place = std::ranges::find(list, i);
      if (place != list.end() && place != list.begin()) {
        if (const auto one = draft_.entity_of(*(place - 1))) return one;
      }
    }
    for (const auto& clause : draft_.reading.clauses) {
      if (clause.sentence != phrase(i).sentence || !holds(clause, i)) continue;
      for (const auto subject : clause.subjects) {
        const auto one = draft_.entity_of(subject);
        if (one && subject != i) return one;
      }
    }
    for (auto before = i; wants_person && before-- > 0;) {
      if (phrase(before).sentence + 1 < phrase(i).sentence) break;
      const auto one = draft_.entity_of(before);
      if (one && is_person(*one) && before != i) return one;
    }
    return std::nullopt;
  }

  static bool holds(const Clause& clause, std::size_t i) {
    if (std::ranges::find(clause.objects, i) != clause.objects.end()) return true;
    return std::ranges::any_of(clause.attachments, [&](const Attachment& attachment) {
      return std::ranges::find(attachment.phrases, i) != attachment.phrases.end();
    });
  }

  // "A title may exist in several copies": what is borrowed is one of those.
  void read_single_copies() {
    for (std::size_t copy = 0; copy < draft_.sketch.entities.size(); ++copy) {
      const auto& words = entity(copy).phrase;
      const auto head = head_of(words);
      constexpr std::array<std::string_view, 3> singles{"copy", "exemplar", "instance"};
      if (!is_among(head, singles)) continue;
      for (auto& relation : draft_.sketch.relations) {
        const auto& taken = entity(relation.many).phrase;
        const bool is_taking = taken == "loan" || taken == "rental" || taken == "checkout";
        if (is_taking && relation.one != copy && draft_.are_related(relation.one, copy) &&
            !draft_.are_related(copy, relation.many))
          relation.one = copy;
      }
    }
  }

  // Who waits, and for what.
  void read_waiting_lists() {
    for (std::size_t i = 0; i < draft_.sketch.entities.size(); ++i) {
      const auto* archetype = entity(i).archetype;
      if (archetype == nullptr || archetype->name != "WaitlistEntry") continue;
      std::optional<std::size_t> event;
      std::optional<std::size_t> person;
      int people = 0;
      for (std::size_t p = 0; p < draft_.reading.phrases.size(); ++p) {
        const auto other = draft_.entity_of(p);
        if (other == i) break;
        if (other &&
            (kind(*other) == EntityKind::event || kind(*other) == EntityKind::group ||
             kind(*other) == EntityKind::place) &&
            !event)
          event = other;
      }
      for (std::size_t other = 0; other < draft_.sketch.entities.size(); ++other) {
        if (!is_person(other) || rank_of(entity(other).name) != Rank::customer) continue;
        person = other;
        ++people;
      }
      if (event) draft_.relate({.one = *event, .many = i, .is_required = true});
      if (people == 1) draft_.relate({.one = *person, .many = i});
    }
  }

  Draft& draft_;
};

}  // namespace

void add_belongings(Draft& draft) {
  BelongingReader(draft).run();
}

}  // namespace nonagon::derive
