#include <unordered_map>
#include <vector>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// Depth-first: white entities are unseen, grey ones on the path, black ones done.
enum class Colour { white, grey, black };

class CircleSearch {
 public:
  CircleSearch(const Facts& facts, Report& report) : facts_(facts), report_(report) {
    for (const auto& key : facts.foreign_keys) {
      if (key.field->required) needs_[key.owner].push_back(&key);
    }
  }

  void run() {
    for (const auto& entity : facts_.design.data_model.entities) visit(entity);
  }

 private:
  // One step of the walk: the entity and how many of its keys were followed.
  struct Step {
    const Entity* entity;
    std::size_t next = 0;
  };

  void visit(const Entity& start) {
    if (colours_[&start] != Colour::white) return;
    std::vector<Step> path{{&start}};
    colours_[&start] = Colour::grey;
    while (!path.empty()) {
      auto& step = path.back();
      const auto& keys = needs_[step.entity];
      if (step.next == keys.size()) {
        colours_[step.entity] = Colour::black;
        path.pop_back();
        continue;
      }
      const auto& key = *keys[step.next++];
      if (colours_[key.target] == Colour::grey) {
        complain(key);
      } else if (colours_[key.target] == Colour::white) {
        colours_[key.target] = Colour::grey;
        path.push_back({key.target});
      }
    }
  }

  void complain(const design::ForeignKey& key) {
    report_.add(
        StageName::data_model,
        facts_.pointer(*key.owner, *key.field) + "/required",
        key.owner == key.target
            ? fmt::format("the first `{}` would need another before it", key.owner->name)
            : fmt::format(
                  "`{0}` needs a `{1}`, which needs a `{0}` first", key.owner->name, key.target->name));
  }

  const Facts& facts_;
  Report& report_;
  std::unordered_map<const Entity*, std::vector<const design::ForeignKey*>> needs_;
  std::unordered_map<const Entity*, Colour> colours_;
};

void inspect(const design::Design&, const Facts& facts, Report& report) {
  CircleSearch(facts, report).run();
}

}  // namespace

extern constinit const Rule required_references_have_no_circle{
    .id = "required-references-have-no-circle",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "No circle of entities needs a row of the next before its own can be made.",
    .reason = "The first row of the circle can never be inserted.",
    .mend = "Make one of the foreign keys optional, and fill it after both rows exist.",
    .source = "XR-006",
    .bad = "Team.leadId needs a Person, Person.teamId needs a Team",
    .good = "Team.leadId is optional",
    .check = inspect,
};

}  // namespace nonagon::check
