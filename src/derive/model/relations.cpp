#include <algorithm>
#include <set>

#include "derive/model/draft.hpp"
#include "derive/model/vocabulary.hpp"

namespace nonagon::derive {
namespace {

class RelationReader {
 public:
  explicit RelationReader(Draft& draft) : draft_(draft) {}

  void run() {
    for (const auto& clause : draft_.reading.clauses) read_ownership(clause);
    for (std::size_t i = 0; i < draft_.reading.phrases.size(); ++i) read_owner(i);
    for (const auto& link : draft_.reading.links) read_link(link);
    read_sequels();
    for (std::size_t i = 0; i < draft_.reading.clauses.size(); ++i) read_action(i);
    for (const auto& clause : draft_.reading.clauses) read_attachments(clause);
  }

 private:
  const NounPhrase& phrase(std::size_t i) const { return draft_.reading.phrases[i]; }

  const SketchEntity& entity(std::size_t i) const { return draft_.sketch.entities[i]; }

  // "a project has tasks", "a task belongs to a project"
  void read_ownership(const Clause& clause) {
    const bool has = clause.verb == "have" || clause.verb == "contain" || clause.verb == "include" ||
                     clause.verb == "own" || clause.verb == "comprise" || clause.verb == "hold" ||
                     clause.verb == "consist";
    if (has) {
      auto objects = clause.objects;
      for (const auto& attachment : clause.attachments) {
        if (clause.verb == "consist" && attachment.preposition == "of") objects = attachment.phrases;
      }
      for (const auto subject : clause.subjects) {
        for (const auto object : objects) contain(subject, object);
      }
    }
    const bool belongs = clause.verb == "belong" || (clause.verb == "be" && !clause.attachments.empty() &&
                                                     clause.attachments[0].preposition == "in");
    if (!belongs) return;
    for (const auto& attachment : clause.attachments) {
      if (attachment.preposition != "to" && attachment.preposition != "in") continue;
      for (const auto subject : clause.subjects) {
        for (const auto target : attachment.phrases) point(subject, target);
      }
    }
  }

  // The left one has the right one: one of it, or many.
  void contain(std::size_t left, std::size_t right) {
    const auto one = draft_.entity_of(left);
    const auto many = draft_.entity_of(right);
    if (!one || !many) return;
    const bool is_single = !phrase(right).is_plural && !phrase(right).is_pronoun;
    if (is_single)
      return draft_.relate(
          {.one = *many,
           .many = *one,
           .is_required = phrase(right).determiner == "a" || phrase(right).determiner == "one"});
    const bool is_shared =
        entity(*many).kind == EntityKind::catalogue ||
        (entity(*many).kind == EntityKind::person && entity(*one).kind != EntityKind::person);
    const bool has_lines =
        entity(*one).kind == EntityKind::catalogue || entity(*one).kind == EntityKind::document;
    if (is_shared && (phrase(left).is_plural || entity(*many).kind == EntityKind::person) && !has_lines) {
      return draft_.relate({.one = *one, .many = *many, .is_many_to_many = true});
    }
    draft_.relate({.one = *one, .many = *many, .is_required = entity(*many).kind != EntityKind::person});
  }

  void point(std::size_t from, std::size_t to) {
    const auto many = draft_.entity_of(from);
    const auto one = draft_.entity_of(to);
    if (!one || !many) return;
    if (phrase(to).is_plural && !phrase(to).is_pronoun && phrase(from).is_plural) {
      const bool is_group =
          entity(*one).kind == EntityKind::catalogue || entity(*one).kind == EntityKind::group;
      if (is_group && entity(*one).kind != EntityKind::person)
        return draft_.relate(
            {.one = *one, .many = *many, .is_many_to_many = entity(*one).kind == EntityKind::catalogue});
    }
    draft_.relate({.one = *one, .many = *many});
  }

  // "the customer's bike", "customer orders"
  void read_owner(std::size_t i) {
    const auto thing = draft_.entity_of(i);
    if (!thing || phrase(i).is_pronoun) return;
    if (phrase(i).owner) {
      if (const auto owner = draft_.entity_of(*phrase(i).owner)) {
        // "the patient's pharmacy" has other patients as well
        const bool is_shared =
            entity(*owner).kind == EntityKind::person &&
            (entity(*thing).kind == EntityKind::organisation || entity(*thing).kind == EntityKind::place);
        draft_.relate(is_shared ? SketchRelation{.one = *thing, .many = *owner}
                                : SketchRelation{.one = *owner, .many = *thing});
      }
    }
    const auto modifier = draft_.concepts.modifier_of(i);
    if (modifier && draft_.entity_of_concept[*modifier])
      draft_.relate({.one = *draft_.entity_of_concept[*modifier], .many = *thing});
  }

  void read_link(const NounLink& link) {
    const auto& preposition = link.preposition;
    for (const auto target : link.targets) {
      if (preposition == "with" || preposition == "including") contain_listed(link.phrase, target);
      if (preposition == "of") {
        const bool is_container = phrase(target).is_plural && !phrase(link.phrase).is_plural;
        is_container ? contain(link.phrase, target) : point(link.phrase, target);
      }
      if (preposition == "for" || preposition == "in" || preposition == "from" || preposition == "to" ||
          preposition == "per" || preposition == "on" || preposition == "about" || preposition == "at" ||
          preposition == "into" || preposition == "under" || preposition == "between" ||
          preposition == "against") {
        point(link.phrase, target);
      }
    }
  }

  void contain_listed(std::size_t left, std::size_t right) {
    const auto one = draft_.entity_of(left);
    const auto other = draft_.entity_of(right);
    if (!one || !other) return;
    // "appointments with therapists": each has one of them, unless they are counted.
    const bool is_meeting =
        entity(*one).kind == EntityKind::event || entity(*one).kind == EntityKind::document;
    const bool is_counted = phrase(right).is_plural && !phrase(right).determiner.empty();
    if (is_meeting && entity(*other).kind == EntityKind::person && !is_counted)
      return draft_.relate({.one = *other, .many = *one, .is_required = true});
    // "repair tickets with parts": parts are a catalogue of their own, used on many tickets.
    contain(left, right);
  }

  // "file a claim, upload photos and get a payout": what the same person adds next belongs to what they
  // began.
  void read_sequels() {
    const auto& clauses = draft_.reading.clauses;
    constexpr auto none = static_cast<std::size_t>(-1);
    auto begun = none;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      const auto& clause = clauses[i];
      const bool is_new = i == 0 || clauses[i - 1].sentence != clause.sentence ||
                          (!clause.subjects.empty() && clause.subjects != clauses[i - 1].subjects);
      if (is_new) begun = none;
      if (clause.is_passive || clause.is_negated) continue;
      const bool makes =
          is_verb_of(VerbClass::makes, clause.verb) || is_verb_of(VerbClass::assigns, clause.verb);
      if (begun == none) {
        begun = beginning(i, makes).value_or(none);
      } else if (makes) {
        add_sequels(clause.objects, begun);
      }
    }
  }

  template <class Objects>
  void add_sequels(const Objects& objects, std::size_t begun) {
    for (const auto object : objects) {
      const auto added = draft_.entity_of(object);
      if (!added || *added == begun || !is_addition(*added, begun)) continue;
      draft_.relate({.one = begun, .many = *added, .is_required = is_founded(begun)});
      sequels_.insert(*added);
    }
  }

  bool is_addition(std::size_t i, std::size_t to) const {
    const auto kind = entity(i).kind;
    const bool is_container = is_founded(to);
    if (is_container && (kind == EntityKind::thing || kind == EntityKind::catalogue)) return true;
    return kind == EntityKind::media || kind == EntityKind::message || kind == EntityKind::record;
  }

  // "open a shop": what is put up later stands in it.
  bool is_founded(std::size_t i) const {
    const auto kind = entity(i).kind;
    return kind == EntityKind::place || kind == EntityKind::organisation || kind == EntityKind::group;
  }

  // The transaction, or the place, that a clause begins.
  std::optional<std::size_t> beginning(std::size_t clause, bool makes) const {
    if (draft_.event_of_clause[clause]) return draft_.event_of_clause[clause];
    for (const auto object : draft_.reading.clauses[clause].objects) {
      const auto made = draft_.entity_of(object);
      if (!made || !makes) continue;
      if (entity(*made).kind == EntityKind::document || entity(*made).kind == EntityKind::event) return made;
      if (is_founded(*made)) return made;
    }
    return std::nullopt;
  }

  bool is_person_like(std::size_t i) const {
    const auto kind = entity(i).kind;
    return kind == EntityKind::person || kind == EntityKind::organisation || kind == EntityKind::group;
  }

  // Whoever makes, changes or answers for a row is kept with it.
  void read_action(std::size_t i) {
    const auto& clause = draft_.reading.clauses[i];
    if (draft_.event_of_clause[i] || clause.verb == "have" || clause.verb == "be") return;
    const bool makes = is_verb_of(VerbClass::makes, clause.verb) ||
                       is_verb_of(VerbClass::makes, clause.verb + " " + clause.particle) ||
                       find_event_verb(clause.verb) != nullptr;
    const bool only_reads = is_verb_of(VerbClass::reads, clause.verb) && clause.particle.empty() && !makes;
    if (only_reads) return;
    auto objects = clause.is_passive ? clause.subjects : clause.objects;
    auto subjects = clause.subjects;
    if (clause.is_passive) {
      subjects.clear();
      for (const auto& attachment : clause.attachments) {
        if (attachment.preposition == "by") subjects = attachment.phrases;
      }
    } else if (objects.empty()) {
      for (const auto& attachment : clause.attachments) {
        if (attachment.preposition == "on" || attachment.preposition == "to" ||
            attachment.preposition == "in" || attachment.preposition == "for")
          objects = attachment.phrases;
      }
    }
    if (const auto aim = aim_of(clause)) objects = {*aim};
    for (const auto subject : subjects) {
      for (const auto object : objects) {
        const auto one = draft_.entity_of(subject);
        const auto many = draft_.entity_of(object);
        if (!one || !many || !is_person_like(*one) || sequels_.contains(*many)) continue;
        const bool both_people =
            entity(*one).kind == EntityKind::person && entity(*many).kind == EntityKind::person;
        if (entity(*many).kind == EntityKind::catalogue && !makes && !both_people) continue;
        draft_.relate(
            {.one = *one,
             .many = *many,
             .is_required = makes && subjects.size() == 1 && entity(*one).kind == EntityKind::person});
      }
    }
  }

  // "buyers put pieces in a cart": the cart is theirs, not the pieces.
  std::optional<std::size_t> aim_of(const Clause& clause) const {
    if (clause.is_passive || clause.objects.empty() || !is_aimed(clause.verb)) return std::nullopt;
    for (const auto& attachment : clause.attachments) {
      const bool leads_in = attachment.preposition == "in" || attachment.preposition == "into" ||
                            attachment.preposition == "on" || attachment.preposition == "onto";
      if (leads_in && attachment.phrases.size() == 1 && draft_.entity_of(attachment.phrases[0]))
        return attachment.phrases[0];
    }
    return std::nullopt;
  }

  static bool is_aimed(std::string_view verb) {
    return verb == "put" || verb == "place" || verb == "add" || verb == "drop" || verb == "pack";
  }

  // "assign issues to contractors", "add tasks to a project"
  void read_attachments(const Clause& clause) {
    const bool assigns = is_verb_of(VerbClass::assigns, clause.verb);
    const auto& objects = clause.is_passive ? clause.subjects : clause.objects;
    for (const auto& attachment : clause.attachments) {
      const auto& preposition = attachment.preposition;
      const bool joins = preposition == "to" || preposition == "with" || preposition == "for" ||
                         preposition == "from" || preposition == "in" || preposition == "into" ||
                         preposition == "on" || preposition == "against" || preposition == "onto";
      if (!joins) continue;
      for (const auto object : objects) {
        for (const auto target : attachment.phrases) {
          const auto many = draft_.entity_of(object);
          const auto one = draft_.entity_of(target);
          if (!one || !many) continue;
          if (is_resource(*many) && is_undertaking(*one)) {
            draft_.relate(phrase(object).is_plural
                              ? SketchRelation{.one = *one, .many = *many, .is_many_to_many = true}
                              : SketchRelation{.one = *many, .many = *one});
            continue;
          }
          const bool to_person = assigns && entity(*one).kind == EntityKind::person;
          draft_.relate(
              {.one = *one, .many = *many, .role = to_person && clause.verb == "assign" ? "assignedTo" : ""});
        }
      }
    }
  }

  // "A van and two movers are put on the job": they are on others too.
  bool is_resource(std::size_t i) const {
    const auto kind = entity(i).kind;
    return kind == EntityKind::person || kind == EntityKind::thing || kind == EntityKind::place;
  }

  bool is_undertaking(std::size_t i) const {
    const auto kind = entity(i).kind;
    return kind == EntityKind::event || kind == EntityKind::document;
  }

  Draft& draft_;
  std::set<std::size_t> sequels_;  // what belongs to a transaction, and by it to a person
};

}  // namespace

void add_relations(Draft& draft) {
  RelationReader(draft).run();
}

}  // namespace nonagon::derive
