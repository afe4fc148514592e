#include "derive/api/action_words.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/reading/model_facts.hpp"

namespace nonagon::derive {
namespace {

// The words of an action without those of the entity at their end; empty when they are all the entity's.
std::vector<std::string> own_words(std::string_view action, std::string_view entity) {
  auto words = words_of(action);
  const auto own = words_of(entity);
  for (std::size_t length = std::min(own.size(), words.size()); length > 0; --length) {
    const auto tail = own.end() - static_cast<std::ptrdiff_t>(length);
    if (!std::equal(tail, own.end(), words.end() - static_cast<std::ptrdiff_t>(length))) continue;
    words.resize(words.size() - length);
    return words;
  }
  return words;
}

}  // namespace

std::string action_name(std::string_view action, std::string_view entity) {
  const auto words = own_words(action, entity);
  return slug_of(words.empty() ? kebab_case(action) : join(words, "-"), 80);
}

std::string action_summary(std::string_view action, std::string_view entity) {
  const auto words = own_words(action, entity);
  // Nobody arrives an appointment: what happens by itself is noted.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> happenings{{{"arrive", "arrived"},
                                                                                     {"expire", "expired"},
                                                                                     {"fail", "failed"},
                                                                                     {"happen", "happened"},
                                                                                     {"lapse", "lapsed"},
                                                                                     {"miss", "missed"}}};
  for (const auto& [verb, state] : happenings) {
    if (words.size() == 1 && words[0] == verb && words_of(action).size() > 1)
      return fmt::format("Mark the {} as {}", spoken(entity), state);
  }
  if (words.empty() || words.size() == words_of(action).size()) {
    auto all = words_of(action);
    // markOrderReady: the entity stands in the middle.
    return sentence_case(join(all, " "));
  }
  return sentence_case(fmt::format("{} the {}", join(words, " "), spoken(entity)));
}

}  // namespace nonagon::derive
