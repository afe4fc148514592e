#include "derive/model/life_path.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>

#include "derive/model/vocabulary.hpp"

namespace nonagon::derive {
namespace {

using design::Lifecycle;

constexpr std::array<std::string_view, 13> bad_endings{"cancelled",
                                                       "canceled",
                                                       "rejected",
                                                       "declined",
                                                       "failed",
                                                       "expired",
                                                       "void",
                                                       "lost",
                                                       "withdrawn",
                                                       "banned",
                                                       "abandoned",
                                                       "no_show",
                                                       "closed"};

struct Arrival {
  std::string from;
  int steps = 0;
};

using Arrivals = std::map<std::string, Arrival, std::less<>>;

// The shortest way to every state, breadth first in the order of the transitions.
Arrivals arrivals_from(const Lifecycle& lifecycle, const std::string& start) {
  Arrivals arrivals{{start, {}}};
  std::deque<std::string> open{start};
  while (!open.empty()) {
    const auto state = open.front();
    open.pop_front();
    for (const auto& transition : lifecycle.transitions) {
      if (std::ranges::find(transition.from, state) == transition.from.end()) continue;
      const auto [place, is_new] =
          arrivals.emplace(transition.to, Arrival{state, arrivals.at(state).steps + 1});
      if (is_new) open.push_back(place->first);
    }
  }
  return arrivals;
}

void add_way(const Arrivals& arrivals, const std::string& state, StateNames& states) {
  auto place = arrivals.find(state);
  while (place != arrivals.end() && states.insert(place->first).second)
    place = arrivals.find(place->second.from);
}

bool is_final(const Lifecycle& lifecycle, const std::string& state) {
  return std::ranges::none_of(lifecycle.transitions, [&](const design::Transition& transition) {
    return std::ranges::find(transition.from, state) != transition.from.end();
  });
}

// The good end that is nearest to the state furthest along.
void add_end(const Lifecycle& lifecycle, const Arrivals& arrivals, StateNames& states) {
  const auto is_good_end = [&](const std::string& state) {
    return is_final(lifecycle, state) && !is_bad_ending(state);
  };
  if (std::ranges::any_of(states, is_good_end)) return;
  std::string last = lifecycle.initial;
  int steps = -1;
  for (const auto& state : states) {
    const auto place = arrivals.find(state);
    if (place == arrivals.end() || place->second.steps <= steps || is_final(lifecycle, state)) continue;
    steps = place->second.steps;
    last = state;
  }
  const auto onwards = arrivals_from(lifecycle, last);
  const std::string* nearest = nullptr;
  int fewest = 0;
  for (const auto& [state, arrival] : onwards) {
    if (!is_good_end(state) || (nearest != nullptr && arrival.steps >= fewest)) continue;
    nearest = &state;
    fewest = arrival.steps;
  }
  if (nearest != nullptr) add_way(onwards, *nearest, states);
}

}  // namespace

bool is_bad_ending(std::string_view state) {
  return std::ranges::find(bad_endings, state) != bad_endings.end();
}

StateNames necessary_states(const Lifecycle& lifecycle, const StateNames& named) {
  const auto arrivals = arrivals_from(lifecycle, lifecycle.initial);
  StateNames states{lifecycle.initial};
  for (const auto& state : named) add_way(arrivals, state, states);
  for (const auto& [state, arrival] : arrivals) {
    const bool is_other_answer =
        std::ranges::any_of(named, [&](const std::string& one) { return are_answers(one, state); });
    if (is_other_answer) add_way(arrivals, state, states);
  }
  // Whatever is under way can be called off, and what was wrong be struck out.
  for (const std::string_view way_out : {"cancelled", "void"}) {
    if (arrivals.contains(way_out)) add_way(arrivals, std::string(way_out), states);
  }
  add_end(lifecycle, arrivals, states);
  return states;
}

void keep_states(Lifecycle& lifecycle, const StateNames& kept) {
  for (auto& transition : lifecycle.transitions)
    std::erase_if(transition.from, [&](const std::string& state) { return !kept.contains(state); });
  std::erase_if(lifecycle.transitions, [&](const design::Transition& transition) {
    return transition.from.empty() || !kept.contains(transition.to);
  });
}

}  // namespace nonagon::derive
