#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "derive/language/token.hpp"

namespace nonagon::derive {

// A tag that a word may have.
struct Candidate {
  Tag tag;
  int weight;  // half bits
};

// Those of one word, each once with its greatest weight.
class Candidates {
 public:
  void add(Tag tag, int weight) {
    for (std::size_t i = 0; i < count_; ++i) {
      if (all_[i].tag == tag) {
        all_[i].weight = std::max(all_[i].weight, weight);
        return;
      }
    }
    if (count_ < all_.size()) all_[count_++] = {tag, weight};
  }

  std::span<const Candidate> all() const { return std::span(all_).first(count_); }

  bool empty() const { return count_ == 0; }

 private:
  std::array<Candidate, 8> all_{};
  std::size_t count_ = 0;
};

// What the word can be by the closed classes, the lexicon and its ending.
Candidates candidates_of(const Token& token);

}  // namespace nonagon::derive
