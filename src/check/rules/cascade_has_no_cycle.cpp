#include <unordered_map>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

enum class Colour { white, grey, black };

using Removes = std::unordered_map<const Entity*, std::vector<const design::ForeignKey*>>;

// Depth-first search with a stack of its own: the keys that close a cycle (Cormen et al., "Introduction to
// Algorithms", 22.3).
std::vector<const design::ForeignKey*> close_cycles(const Entity& start,
                                                    const Removes& removes,
                                                    std::unordered_map<const Entity*, Colour>& colours) {
  struct Frame {
    const Entity* entity;
    std::size_t next = 0;
  };

  static const std::vector<const design::ForeignKey*> none;
  std::vector<const design::ForeignKey*> closing;
  std::vector<Frame> stack{{&start}};
  colours[&start] = Colour::grey;
  while (!stack.empty()) {
    auto& frame = stack.back();
    const auto found = removes.find(frame.entity);
    const auto& keys = found == removes.end() ? none : found->second;
    if (frame.next == keys.size()) {
      colours[frame.entity] = Colour::black;
      stack.pop_back();
      continue;
    }
    const auto* key = keys[frame.next++];
    auto& colour = colours[key->owner];
    if (colour == Colour::grey) closing.push_back(key);
    if (colour != Colour::white) continue;
    colour = Colour::grey;
    stack.push_back({key->owner});
  }
  return closing;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  // Edges run from the removed entity to those whose rows go with it.
  std::unordered_map<const Entity*, std::vector<const design::ForeignKey*>> removes;
  for (const auto& key : facts.foreign_keys) {
    const bool is_cascade = key.relationship->on_delete == design::OnDelete::cascade;
    if (is_cascade && key.owner != key.target) removes[key.target].push_back(&key);
  }
  std::unordered_map<const Entity*, Colour> colours;
  for (const auto& entity : design.data_model.entities) {
    if (colours[&entity] != Colour::white) continue;
    for (const auto* closing : close_cycles(entity, removes, colours)) {
      const auto index = closing->relationship - design.data_model.relationships.data();
      report.add(StageName::data_model,
                 fmt::format("/relationships/{}/onDelete", index),
                 fmt::format("removing a `{}` comes back to `{}` through other entities",
                             closing->owner->name,
                             closing->owner->name));
    }
  }
}

}  // namespace

extern constinit const Rule cascade_has_no_cycle{
    .id = "cascade-has-no-cycle",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "Removing a row never runs in a circle back to its own entity through others.",
    .reason = "One removal could empty several tables, and some engines refuse the constraints.",
    .mend = "Let one relationship of the circle restrict, or set its key to null.",
    .source = "XR-006",
    .bad = "A cascades to B, B cascades to A",
    .good = "A cascades to B, B restricts A",
    .check = inspect,
};

}  // namespace nonagon::check
