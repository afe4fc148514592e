#include "derive/product/problems.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/language/words.hpp"
#include "derive/model/life_path.hpp"
#include "derive/product/sentences.hpp"

namespace nonagon::derive {
namespace {

using design::Feature;
using design::Field;
using design::Problem;

constexpr std::size_t max_problems = 5;
constexpr std::size_t none = static_cast<std::size_t>(-1);

const Field* field_of(const SketchEntity& entity, std::initializer_list<std::string_view> names) {
  if (entity.archetype == nullptr) return nullptr;
  for (const auto& field : entity.archetype->fields) {
    if (std::ranges::find(names, field.name) != names.end()) return &field;
  }
  return nullptr;
}

class ProblemGuess {
 public:
  ProblemGuess(const Sketch& sketch, const std::vector<Feature>& features)
      : sketch_(sketch), features_(features) {}

  std::vector<Problem> all() {
    answer_from_afar();
    whereabouts();
    waiting_for_answers();
    clashes();
    who_has_what();
    unpaid();
    drifting_prices();
    empty_shelves();
    hand_over();
    scattered();
    return std::move(problems_);
  }

 private:
  const SketchEntity& entity(std::size_t i) const { return sketch_.entities[i]; }

  // Features that are about one of the entities.
  std::vector<std::string> features_of(std::initializer_list<std::size_t> entities) const {
    std::vector<std::string> ids;
    for (const auto& feature : features_) {
      const auto capability = std::ranges::find(sketch_.capabilities, feature.name, &Capability::text);
      const bool is_about = std::ranges::any_of(entities, [&](std::size_t i) {
        const auto& phrase = entity(i).phrase;
        return (capability != sketch_.capabilities.end() &&
                std::ranges::find(capability->about, i) != capability->about.end()) ||
               contains_word(feature.name, phrase) || contains_word(feature.name, plural_of(phrase));
      });
      if (is_about) ids.push_back(feature.id);
    }
    return ids;
  }

  void add(std::string id, std::string problem, std::string solution, std::vector<std::string> features) {
    if (features.empty() || problems_.size() + 1 >= max_problems) return;
    carried_.insert(features.begin(), features.end());
    problems_.push_back({.id = std::move(id),
                         .problem = sentence_case(problem),
                         .solution = sentence_case(solution),
                         .features = std::move(features)});
  }

  void answer_from_afar() {
    for (const auto& capability : sketch_.capabilities) {
      if (!capability.is_by_link || capability.about.empty() || capability.actor.empty()) continue;
      const auto& thing = entity(capability.about.front()).phrase;
      add("answer-from-afar",
          fmt::format("{} have to call or come by before anything is said about {}.",
                      plural_of(capability.actor),
                      one_of(thing)),
          fmt::format(
              "A link opens the {} on any phone, without an account; the answer and its time are kept.",
              thing),
          features_of({capability.about.front()}));
      return;
    }
  }

  // The thing with the longest life among those that a feature is about.
  std::size_t longest_life() const {
    std::size_t best = none;
    std::size_t most = 2;
    for (std::size_t i = 0; i < sketch_.entities.size(); ++i) {
      const auto states = main_states(entity(i)).size();
      if (states <= most || features_of({i}).empty()) continue;
      most = states;
      best = i;
    }
    return best;
  }

  void whereabouts() {
    const auto i = longest_life();
    if (i == none) return;
    add("where-it-stands",
        fmt::format("Nobody can say where {} stands without asking whoever dealt with it last.",
                    one_of(entity(i).phrase)),
        fmt::format("Every {} shows its state ({}) and the next step; one list shows all that are open.",
                    entity(i).phrase,
                    in_words(main_states(entity(i)), "or")),
        features_of({i}));
  }

  // Who asked, where somebody else answers.
  std::optional<std::size_t> asker(std::size_t asked, std::string_view answerer) const {
    for (const auto& relation : sketch_.relations) {
      const auto& person = entity(relation.one);
      const bool is_asker = relation.many == asked && !relation.is_many_to_many &&
                            person.kind == EntityKind::person && person.phrase != answerer;
      if (is_asker) return relation.one;
    }
    return std::nullopt;
  }

  void waiting_for_answers() {
    for (const auto& capability : sketch_.capabilities) {
      const bool answers =
          is_among(capability.verb, {"approve", "accept", "reject", "decline", "review", "decide"});
      if (!answers || capability.actor.empty() || capability.about.empty()) continue;
      const auto asked = capability.about.front();
      const auto who = asker(asked, capability.actor);
      if (!who) continue;
      return add(
          "waiting-for-an-answer",
          fmt::format("{} wait for an answer to {} and do not know with whom it lies.",
                      plural_of(entity(*who).phrase),
                      one_of(entity(asked).phrase)),
          fmt::format("{} find every open {} in one list; the answer and its time reach the {} at once.",
                      plural_of(capability.actor),
                      entity(asked).phrase,
                      entity(*who).phrase),
          features_of({asked}));
    }
  }

  void unpaid() {
    for (const auto& relation : sketch_.relations) {
      const auto& money = entity(relation.many);
      const auto& thing = entity(relation.one);
      const bool is_paid = is_among(money.phrase, {"payment", "deposit", "invoice", "fee", "instalment"}) &&
                           (thing.kind == EntityKind::document || thing.kind == EntityKind::event);
      if (!is_paid || relation.is_many_to_many) continue;
      return add(
          "who-has-paid",
          fmt::format("Which {} are paid for has to be looked up in statements of the bank.",
                      plural_of(thing.phrase)),
          fmt::format(
              "Every {} stands with its {}; what is still open stands first.", money.phrase, thing.phrase),
          features_of({relation.one, relation.many}));
    }
  }

  void clashes() {
    for (std::size_t i = 0; i < sketch_.entities.size(); ++i) {
      if (entity(i).archetype == nullptr || entity(i).kind != EntityKind::event) continue;
      const auto& rules = entity(i).archetype->invariants;
      const bool is_exclusive = std::ranges::any_of(rules, [](const design::Invariant& rule) {
        return rule.text.find("overlap") != std::string::npos;
      });
      if (!is_exclusive) continue;
      return add("two-at-once",
                 fmt::format("Two {} fall on the same time, and it shows only when both have come.",
                             plural_of(entity(i).phrase)),
                 fmt::format("{} that overlaps another is refused while it is being made.",
                             one_of(entity(i).phrase)),
                 features_of({i}));
    }
  }

  void who_has_what() {
    for (std::size_t i = 0; i < sketch_.entities.size(); ++i) {
      if (field_of(entity(i), {"returnedAt", "returnedOn"}) == nullptr ||
          field_of(entity(i), {"dueOn", "dueAt"}) == nullptr)
        continue;
      return add("who-has-what",
                 "Who has what, and until when, is in somebody's head.",
                 fmt::format("Every {} names the person and the day it is due; what is late stands first.",
                             entity(i).phrase),
                 features_of({i}));
    }
  }

  void drifting_prices() {
    for (std::size_t i = 0; i < sketch_.entities.size(); ++i) {
      if (entity(i).kind != EntityKind::document || field_of(entity(i), {"total", "subtotal"}) == nullptr)
        continue;
      return add("prices-drift",
                 fmt::format("Prices change after {} was written, and nobody can show what was agreed.",
                             one_of(entity(i).phrase)),
                 fmt::format("{} keeps the prices of its day, whatever the price list says later.",
                             one_of(entity(i).phrase)),
                 features_of({i}));
    }
  }

  void empty_shelves() {
    for (std::size_t i = 0; i < sketch_.entities.size(); ++i) {
      if (field_of(entity(i), {"reorderLevel"}) == nullptr) continue;
      return add(
          "empty-shelf",
          fmt::format("{} run out before anybody notices.", plural_of(entity(i).phrase)),
          fmt::format("Every {} has a count, and a level at which it is ordered again.", entity(i).phrase),
          features_of({i}));
    }
  }

  // One person's work begins where another's ends: both have to do with one thing.
  void hand_over() {
    const auto& all = sketch_.capabilities;
    for (std::size_t first = 0; first < all.size(); ++first) {
      for (std::size_t next = first + 1; next < all.size(); ++next) {
        if (const auto shared = handed_over(all[first], all[next]))
          return hand_over(all[first], all[next], *shared);
      }
    }
  }

  std::optional<std::size_t> handed_over(const Capability& first, const Capability& next) const {
    const auto is_person = [&](const std::string& actor) {
      return std::ranges::find(sketch_.roles, actor) != sketch_.roles.end();
    };
    if (first.actor == next.actor || !is_person(first.actor) || !is_person(next.actor)) return std::nullopt;
    for (const auto i : first.about) {
      const bool is_thing = entity(i).kind != EntityKind::person && !main_states(entity(i)).empty();
      if (is_thing && std::ranges::find(next.about, i) != next.about.end()) return i;
    }
    return std::nullopt;
  }

  void hand_over(const Capability& first, const Capability& next, std::size_t shared) {
    const auto& thing = entity(shared).phrase;
    add("lost-on-the-way",
        fmt::format("{} hear of {} by phone or in passing, and some of it never reaches them.",
                    plural_of(next.actor),
                    one_of(thing)),
        fmt::format("What {} leave stands in the list of {} at once, with its time and who comes next.",
                    plural_of(first.actor),
                    plural_of(thing)),
        features_of({shared}));
  }

  // What is left: keeping the things at all.
  void scattered() {
    std::vector<std::string> left;
    for (const auto& feature : features_) {
      if (!carried_.contains(feature.id)) left.push_back(feature.id);
    }
    if (left.empty()) return;
    std::vector<std::string> things;
    for (const auto& one : sketch_.entities) {
      const bool is_there_before = has_screens(sketch_.form) || one.origin != Origin::event;
      const bool is_thing = one.kind != EntityKind::line && one.kind != EntityKind::person;
      if (is_thing && is_there_before && things.size() < 3) things.push_back(plural_of(one.phrase));
    }
    const auto named = things.empty() ? std::string("What is kept") : in_words(things);
    const bool is_by_people = has_screens(sketch_.form);
    problems_.push_back(
        {.id = "scattered",
         .problem = sentence_case(
             is_by_people ? fmt::format("Notes about {} lie in messages, paper and spreadsheets.", named)
                          : fmt::format("{} are looked after by hand, which is slow and goes wrong.", named)),
         .solution = is_by_people ? "Each is kept once, with what belongs to it, and found again by its name."
                                  : "Each is kept by rules that are written down once and always followed.",
         .features = std::move(left)});
  }

  const Sketch& sketch_;
  const std::vector<Feature>& features_;
  std::vector<Problem> problems_;
  std::set<std::string, std::less<>> carried_;
};

}  // namespace

std::vector<Problem> usual_problems(const Sketch& sketch, const std::vector<Feature>& features) {
  return ProblemGuess(sketch, features).all();
}

}  // namespace nonagon::derive
