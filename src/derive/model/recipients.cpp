#include <algorithm>

#include "derive/api/draft.hpp"
#include "derive/model/draft.hpp"

namespace nonagon::derive {
namespace {

// "Therapists write treatment notes and give exercise plans": what those who serve write is about somebody
// whom they serve, and usually about one meeting with them.
class RecipientReader {
 public:
  explicit RecipientReader(Draft& draft) : draft_(draft) {}

  void run() {
    const auto served = only_served();
    if (!served) return;
    const auto count = draft_.sketch.entities.size();
    for (std::size_t i = 0; i < count; ++i) {
      if (!is_written(i) || !is_by_staff(i, *served) || reaches(i, *served)) continue;
      draft_.relate({.one = *served, .many = i, .is_required = true});
      if (const auto meeting = only_meeting(i, *served)) draft_.relate({.one = *meeting, .many = i});
    }
  }

 private:
  const SketchEntity& entity(std::size_t i) const { return draft_.sketch.entities[i]; }

  bool is_served(std::size_t i) const {
    return entity(i).kind == EntityKind::person && rank_of(entity(i).name) == Rank::customer;
  }

  std::optional<std::size_t> only_served() const {
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < draft_.sketch.entities.size(); ++i) {
      if (!is_served(i)) continue;
      if (only) return std::nullopt;
      only = i;
    }
    return only;
  }

  bool is_written(std::size_t i) const {
    const auto kind = entity(i).kind;
    if (is_given(i)) return true;
    const bool has_form =
        kind == EntityKind::record || kind == EntityKind::message || kind == EntityKind::document;
    return has_form && draft_.sketch.entities[i].origin != Origin::event;
  }

  // "Therapists give exercise plans": to somebody, though nobody says so.
  bool is_given(std::size_t i) const {
    return std::ranges::any_of(draft_.reading.clauses, [&](const Clause& clause) {
      const bool gives = clause.verb == "give" || clause.verb == "prescribe" || clause.verb == "recommend";
      return gives && !clause.is_passive && std::ranges::any_of(clause.objects, [&](std::size_t object) {
               return draft_.entity_of(object) == i;
             });
    });
  }

  // Makers are staff, and no meeting or document already says whom it is about.
  bool is_by_staff(std::size_t i, std::size_t served) const {
    bool has_maker = false;
    for (const auto& relation : draft_.sketch.relations) {
      if (relation.many != i || relation.is_many_to_many) continue;
      if (entity(relation.one).kind != EntityKind::person) return false;
      has_maker = has_maker || relation.one != served;
    }
    return has_maker;
  }

  bool reaches(std::size_t i, std::size_t served) const {
    return draft_.are_related(i, served) ||
           std::ranges::any_of(draft_.sketch.relations, [&](const SketchRelation& relation) {
             return relation.one == i && draft_.are_related(relation.many, served);
           });
  }

  std::optional<std::size_t> only_meeting(std::size_t written, std::size_t served) const {
    std::optional<std::size_t> only;
    for (std::size_t i = 0; i < draft_.sketch.entities.size(); ++i) {
      const bool is_theirs =
          i != written && entity(i).kind == EntityKind::event && draft_.are_related(i, served);
      if (!is_theirs) continue;
      if (only) return std::nullopt;
      only = i;
    }
    return only;
  }

  Draft& draft_;
};

}  // namespace

void add_recipients(Draft& draft) {
  RecipientReader(draft).run();
}

}  // namespace nonagon::derive
