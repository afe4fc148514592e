#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace nonagon {

// The one of `known` that was probably meant: at most a third of the word's letters differ, or else it shares
// the most hyphenated words with it. A view into `known`.
std::optional<std::string_view> near_match(std::string_view word, std::span<const std::string_view> known);

// "Did you mean `…`? " with the near match; empty when there is none.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known);

}  // namespace nonagon
