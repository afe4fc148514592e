#include <algorithm>

#include "derive/model/draft.hpp"

namespace nonagon::derive {
namespace {

// What no sentence ties to anything belongs to what is spoken of around it: "a certificate is attached",
// "damages get written down".
class ContextReader {
 public:
  explicit ContextReader(Draft& draft)
      : draft_(draft), mentions_(draft.sketch.entities.size()), degree_(draft.sketch.entities.size()) {}

  void run() {
    for (std::size_t i = 0; i < phrases().size(); ++i) {
      const auto entity = draft_.entity_of(i);
      if (entity && mentions_[*entity].size() < max_mentions) mentions_[*entity].push_back({i, clause_of(i)});
    }
    for (std::size_t i = 0; i < draft_.reading.clauses.size(); ++i) {
      const auto event = draft_.event_of_clause[i];
      if (!event || draft_.reading.clauses[i].subjects.empty() || mentions_[*event].size() >= max_mentions)
        continue;
      mentions_[*event].push_back({draft_.reading.clauses[i].subjects.front(), i});
    }
    for (const auto& relation : draft_.sketch.relations) {
      ++degree_[relation.one];
      ++degree_[relation.many];
    }
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (is_loose(i)) tie(i);
    }
  }

 private:
  static constexpr std::size_t max_mentions = 12;  // keeps long texts cheap
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  struct Mention {
    std::size_t phrase;
    std::size_t clause;
  };

  const std::vector<NounPhrase>& phrases() const { return draft_.reading.phrases; }

  const SketchEntity& entity(std::size_t i) const { return draft_.sketch.entities[i]; }

  bool is_person(std::size_t i) const { return entity(i).kind == EntityKind::person; }

  // The clause that a phrase stands in: the last one of its sentence that begins before it, or the first.
  std::size_t clause_of(std::size_t phrase) const {
    auto found = nowhere;
    const auto& clauses = draft_.reading.clauses;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      if (clauses[i].sentence != phrases()[phrase].sentence) continue;
      const bool is_subject = std::ranges::find(clauses[i].subjects, phrase) != clauses[i].subjects.end();
      if (found == nowhere || is_subject || clauses[i].at <= phrases()[phrase].begin) found = i;
      if (is_subject) break;
    }
    return found;
  }

  // No relation to anything but people, nor one that experience will add.
  bool is_loose(std::size_t i) const {
    if (is_person(i) || mentions_[i].empty() || entity(i).origin == Origin::answer) return false;
    const bool is_tied = std::ranges::any_of(draft_.sketch.relations, [&](const SketchRelation& relation) {
      return (relation.one == i && !is_person(relation.many)) ||
             (relation.many == i && !is_person(relation.one));
    });
    if (is_tied) return false;
    for (std::size_t other = 0; other < draft_.sketch.entities.size(); ++other) {
      if (other != i && !is_person(other) && (links(i, other) || links(other, i))) return false;
    }
    return true;
  }

  bool links(std::size_t from, std::size_t to) const {
    const auto* one = entity(from).archetype;
    const auto* other = entity(to).archetype;
    if (one == nullptr || other == nullptr) return false;
    return std::ranges::any_of(one->links, [&](const ArchetypeLink& link) { return link.to == other->name; });
  }

  // How near two entities stand to each other anywhere in the text: same clause, neighbours, same sentence,
  // the sentence before.
  int nearness(std::size_t loose, std::size_t other) const {
    int best = 0;
    for (const auto& here : mentions_[loose]) {
      for (const auto& there : mentions_[other]) best = std::max(best, nearness(here, there));
    }
    return best;
  }

  int nearness(const Mention& here, const Mention& there) const {
    const auto at = phrases()[here.phrase].sentence;
    const auto before = phrases()[there.phrase].sentence;
    if (before + 1 == at) return 2;
    if (before != at) return 0;
    if (here.clause == there.clause) return 6;
    if (here.clause == nowhere || there.clause == nowhere) return 3;
    const auto distance =
        here.clause > there.clause ? here.clause - there.clause : there.clause - here.clause;
    return distance == 1 ? 5 : 4;
  }

  // Undertakings and what already has most tied to it stand in the middle.
  int weight(std::size_t loose, std::size_t other) const {
    const auto near = nearness(loose, other);
    if (near == 0) return 0;
    const auto kind = entity(other).kind;
    const bool is_middle = kind == EntityKind::event || kind == EntityKind::document;
    return 2 * near + (is_middle ? 2 : 0) + std::min(degree_[other], 3);
  }

  void tie(std::size_t loose) {
    std::size_t best = nowhere;
    int most = 0;
    for (std::size_t other = 0; other < mentions_.size(); ++other) {
      if (other == loose || is_person(other) || entity(other).kind == EntityKind::line) continue;
      const auto here = weight(loose, other);
      if (here <= most) continue;
      best = other;
      most = here;
    }
    if (best == nowhere) return;
    draft_.relate(stands_above(loose, best) ? SketchRelation{.one = loose, .many = best}
                                            : SketchRelation{.one = best, .many = loose});
    ++degree_[loose];
    ++degree_[best];
  }

  // Places, houses and catalogues have many events; nothing of theirs belongs to one.
  bool stands_above(std::size_t loose, std::size_t other) const {
    const auto kind = entity(loose).kind;
    const bool is_standing = kind == EntityKind::place || kind == EntityKind::organisation ||
                             kind == EntityKind::catalogue || kind == EntityKind::group;
    const auto other_kind = entity(other).kind;
    const bool is_passing = other_kind == EntityKind::event || other_kind == EntityKind::document ||
                            other_kind == EntityKind::record || other_kind == EntityKind::message;
    return is_standing && is_passing;
  }

  Draft& draft_;
  std::vector<std::vector<Mention>> mentions_;
  std::vector<int> degree_;
};

}  // namespace

void add_context(Draft& draft) {
  ContextReader(draft).run();
}

}  // namespace nonagon::derive
