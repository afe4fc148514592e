#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace nonagon::derive {

template <class Words>
constexpr bool is_among(std::string_view word, const Words& words) {
  return std::ranges::find(words, word) != std::ranges::end(words);
}

constexpr bool is_among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

// "repair ticket" → ticket
constexpr std::string_view head_of(std::string_view phrase) {
  return phrase.substr(phrase.rfind(' ') + 1);
}

// "make, colour and kind"
std::string in_words(const std::vector<std::string>& items, std::string_view last = "and");

}  // namespace nonagon::derive
