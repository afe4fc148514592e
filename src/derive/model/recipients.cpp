#include <algorithm>
#include <array>

#include "derive/language/words.hpp"
#include "derive/model/draft.hpp"
#include "derive/reading/rank.hpp"

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
    return has_form && draft_.sketch.entities[i].origin != Origin::event && !is_own_time(i);
  }

  // "Therapists enter working hours and absences": their own.
  bool is_own_time(std::size_t i) const {
    const auto* archetype = entity(i).archetype;
    if (archetype == nullptr) return false;
    return std::ranges::any_of(archetype->links,
                               [](const ArchetypeLink& link) { return link.to == "Employee"; }) ||
           archetype->name == "WorkingHours" || archetype->name == "OpeningHours" ||
           archetype->name == "Absence";
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

bool points_at_thing(const Draft& draft, std::size_t many) {
  return std::ranges::any_of(draft.sketch.relations, [&](const SketchRelation& relation) {
    const auto other = relation.many == many ? relation.one : relation.many;
    return (relation.many == many || relation.is_many_to_many) &&
           (relation.one == many || relation.many == many) &&
           draft.sketch.entities[other].kind != EntityKind::person;
  });
}

// What somebody bought, booked or borrowed: with lines, or made by an action.
std::optional<std::size_t> transaction(const Draft& draft) {
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < draft.sketch.entities.size(); ++i) {
    const auto& entity = draft.sketch.entities[i];
    const bool has_lines = entity.archetype != nullptr && !entity.archetype->lines.empty();
    const bool is_wish = entity.name == "Cart" || entity.name == "Basket";
    if (has_lines && !is_wish) return i;
    const auto head = head_of(entity.phrase);
    constexpr std::array<std::string_view, 7> deals{
        "order", "booking", "reservation", "appointment", "rental", "loan", "visit"};
    if (std::ranges::find(deals, head) == deals.end()) continue;
    if (only) return std::nullopt;
    only = i;
  }
  return only;
}

// "Buyers review what they received": the order.
void relate_judgements(Draft& draft) {
  for (std::size_t i = 0; i < draft.sketch.entities.size(); ++i) {
    const auto& name = draft.sketch.entities[i].name;
    const bool is_judgement = name == "Review" || name == "Rating";
    if (!is_judgement || points_at_thing(draft, i)) continue;
    if (const auto deal = transaction(draft); deal && *deal != i)
      draft.relate({.one = *deal, .many = i, .is_required = true});
  }
}

// "Habits … get a reminder at a time I choose": about what its sentence, or the one before, speaks of.
void relate_reminders(Draft& draft) {
  const auto reminder = draft.find("Reminder");
  if (!reminder || points_at_thing(draft, *reminder)) return;
  const auto& phrases = draft.reading.phrases;
  std::optional<std::size_t> subject;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const auto entity = draft.entity_of(i);
    if (entity == reminder) break;
    if (!entity) continue;
    const auto kind = draft.sketch.entities[*entity].kind;
    const bool is_dated = kind == EntityKind::event || kind == EntityKind::document;
    const bool is_old = subject && (draft.sketch.entities[*subject].kind == EntityKind::event ||
                                    draft.sketch.entities[*subject].kind == EntityKind::document);
    const bool is_thing = kind == EntityKind::thing || kind == EntityKind::record;
    if (is_dated || (is_thing && !is_old && !subject)) subject = entity;
  }
  if (const auto deal = transaction(draft); !subject && deal) subject = deal;
  if (subject) draft.relate({.one = *subject, .many = *reminder, .is_required = true});
}

}  // namespace

void add_recipients(Draft& draft) {
  RecipientReader(draft).run();
  relate_judgements(draft);
  relate_reminders(draft);
}

}  // namespace nonagon::derive
