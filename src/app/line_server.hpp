#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace nonagon::app {

// What is said on a pipe, line by line.
struct LineConversation {
  std::function<std::vector<std::string>(std::string_view line)> receive;
  std::function<std::vector<std::string>()> once_a_second;
};

// Reads lines from `input` and writes answers to `output`, each flushed, until the input ends, or SIGTERM or
// SIGINT comes. A line beyond 4 MiB is not kept; a broken one is answered in its place. Fails with
// unavailable when the output is gone.
Result<void> serve_lines(int input, int output, const LineConversation& conversation);

}  // namespace nonagon::app
