#include "base/near_match.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"

namespace nonagon {
namespace {

constexpr std::size_t longest = 60;

// Number of single-letter edits between two words (Levenshtein, 1965).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const auto change = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

// Number of words that two hyphenated names share.
std::size_t shared_words(std::string_view a, std::string_view b) {
  const auto others = split(b, '-');
  return static_cast<std::size_t>(std::ranges::count_if(split(a, '-'), [&](const auto& word) {
    return !word.empty() && std::ranges::find(others, word) != others.end();
  }));
}

}  // namespace

std::optional<std::string_view> near_match(std::string_view word, std::span<const std::string_view> known) {
  if (word.size() > longest) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t least = std::max<std::size_t>(word.size() / 3, 1) + 1;
  for (const auto candidate : known) {
    const auto edits = distance(word, candidate);
    if (edits >= least) continue;
    least = edits;
    best = candidate;
  }
  if (best) return best;
  std::size_t most = 0;
  for (const auto candidate : known) {
    const auto shared = shared_words(word, candidate);
    if (shared <= most) continue;
    most = shared;
    best = candidate;
  }
  return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> known) {
  const auto near = near_match(word, known);
  return near ? fmt::format("Did you mean `{}`? ", *near) : std::string();
}

}  // namespace nonagon
