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

constexpr std::array<std::string_view, 16> bad_endings{"cancelled",
                                                       "canceled",
                                                       "rejected",
                                                       "declined",
                                                       "refused",
                                                       "denied",
                                                       "deferred",
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

// From where a step is taken once some states are left out.
class Sources {
 public:
  Sources(const Lifecycle& lifecycle, const StateNames& kept) : lifecycle_(lifecycle), kept_(kept) {}

  std::vector<std::string> direct(const design::Transition& transition) const {
    auto from = transition.from;
    std::erase_if(from, [&](const std::string& state) { return !kept_.contains(state); });
    return from;
  }

  // The kept states from which only left out ones lead to the step.
  std::vector<std::string> behind(const design::Transition& transition) const {
    std::vector<std::string> found;
    StateNames seen;
    std::deque<std::string> open;
    for (const auto& state : transition.from) {
      if (!kept_.contains(state) && seen.insert(state).second) open.push_back(state);
    }
    while (!open.empty()) {
      const auto state = open.front();
      open.pop_front();
      for (const auto& step : lifecycle_.transitions) {
        if (step.to != state) continue;
        for (const auto& from : step.from) {
          if (!seen.insert(from).second) continue;
          if (kept_.contains(from)) {
            found.push_back(from);
          } else {
            open.push_back(from);
          }
        }
      }
    }
    return found;
  }

 private:
  const Lifecycle& lifecycle_;
  const StateNames& kept_;
};

}  // namespace

bool is_bad_ending(std::string_view state) {
  return std::ranges::find(bad_endings, state) != bad_endings.end();
}

StateNames necessary_states(const Lifecycle& lifecycle, const StateNames& named) {
  const auto arrivals = arrivals_from(lifecycle, lifecycle.initial);
  StateNames states{lifecycle.initial};
  for (const auto& state : named) {
    if (arrivals.contains(state)) states.insert(state);
  }
  for (const auto& [state, arrival] : arrivals) {
    const bool is_other_answer =
        std::ranges::any_of(named, [&](const std::string& one) { return are_answers(one, state); });
    if (is_other_answer) states.insert(state);
  }
  return states;
}

StateNames essential_states(const Lifecycle& lifecycle) {
  constexpr std::size_t enough = 5;
  const auto arrivals = arrivals_from(lifecycle, lifecycle.initial);
  StateNames all;
  for (const auto& [state, arrival] : arrivals) all.insert(state);
  if (all.size() <= enough) return all;
  // The longest way to a good end, by the order of the transitions where two are as long.
  std::string end = lifecycle.initial;
  std::string bad_end;
  for (const auto& transition : lifecycle.transitions) {
    const auto& state = transition.to;
    if (!arrivals.contains(state)) continue;
    if (is_bad_ending(state)) {
      if (bad_end.empty()) bad_end = state;
    } else if (arrivals.at(state).steps >= arrivals.at(end).steps) {
      end = state;
    }
  }
  std::vector<std::string> way;
  for (auto state = end; !state.empty(); state = arrivals.at(state).from) way.push_back(state);
  // Of a long way its beginning and its end, two steps each.
  StateNames states;
  for (std::size_t step = 0; step < way.size(); ++step) {
    if (step < 2 || step + 2 >= way.size()) states.insert(way[step]);
  }
  if (!bad_end.empty()) states.insert(bad_end);
  return states;
}

void keep_states(Lifecycle& lifecycle, const StateNames& kept) {
  const Sources sources(lifecycle, kept);
  std::vector<design::Transition> transitions;
  std::set<std::pair<std::string, std::string>> ways;
  for (const bool is_direct : {true, false}) {
    for (auto transition : lifecycle.transitions) {
      if (!kept.contains(transition.to)) continue;
      transition.from = is_direct ? sources.direct(transition) : sources.behind(transition);
      std::erase_if(transition.from, [&](const std::string& from) {
        return from == transition.to || !ways.emplace(from, transition.to).second;
      });
      if (transition.from.empty()) continue;
      const auto known = std::ranges::find(transitions, transition.action, &design::Transition::action);
      if (known == transitions.end()) {
        transitions.push_back(std::move(transition));
      } else if (known->to == transition.to) {
        known->from.insert(known->from.end(), transition.from.begin(), transition.from.end());
      }
    }
  }
  lifecycle.transitions = std::move(transitions);
}

}  // namespace nonagon::derive
