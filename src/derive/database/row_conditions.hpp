#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "derive/reading/model_facts.hpp"

namespace nonagon::derive {

// A condition that one row shows, with the words by which an invariant would speak of it.
struct RowRule {
  std::string name;
  std::string expression;
  std::set<std::string> words;
  bool is_held = false;  // an invariant stands behind it
};

void add_words(std::set<std::string>& words, std::string_view text);

// 'text' as the design's expressions write it.
std::string literal(std::string_view text);

// What rows of the entity show by themselves: moments and reasons of states, periods, limits, sums, opposite
// ends and choices.
std::vector<RowRule> row_rules(const EntityFacts& facts);

}  // namespace nonagon::derive
