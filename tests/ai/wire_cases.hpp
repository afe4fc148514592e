#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ai/answer.hpp"
#include "wire_replies.hpp"

namespace nonagon::test {

// What a provider answers to one question, and what asking it comes to.
struct WireCase {
  std::string_view name;
  std::string_view provider;
  std::vector<Reply> replies;
  std::string_view text = named;
  std::optional<ai::Finish> finish = ai::Finish::stop;
  std::optional<ai::Cause> cause = {};
  std::size_t requests = 1;
  std::int64_t input = -1;  // tokens; -1: estimated
};

// As the makers of the three APIs have it.
std::vector<WireCase> official_cases();

// As servers have it that are compatible, or nearly.
std::vector<WireCase> quirks();

}  // namespace nonagon::test
