#pragma once

#include <initializer_list>

#include "design/stage_name.hpp"

namespace nonagon::design {

// Some of the nine stages.
class StageSet {
 public:
  constexpr StageSet() = default;

  constexpr StageSet(std::initializer_list<StageName> stages) {
    for (const auto stage : stages) insert(stage);
  }

  static constexpr StageSet all() {
    StageSet set;
    for (const auto stage : all_stages) set.insert(stage);
    return set;
  }

  constexpr void insert(StageName stage) { bits_ |= 1U << index_of(stage); }

  constexpr bool contains(StageName stage) const { return (bits_ >> index_of(stage) & 1U) != 0; }

  constexpr bool empty() const { return bits_ == 0; }

  friend constexpr StageSet operator&(StageSet left, StageSet right) {
    return StageSet(left.bits_ & right.bits_);
  }

  friend constexpr bool operator==(StageSet, StageSet) = default;

 private:
  explicit constexpr StageSet(unsigned bits) : bits_(bits) {}

  unsigned bits_ = 0;
};

}  // namespace nonagon::design
