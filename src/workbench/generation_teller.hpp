#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "workbench/workbench.hpp"

namespace nonagon::workbench {

// Writes what a model generation tells while it runs, so that any server can show it: pieces of text are put
// together for a tenth of a second or two kilobytes, so that a word is not a transaction.
class GenerationTeller {
 public:
  // `write` keeps events, and fails when the job is no longer ours.
  using Write = std::function<Result<void>(const std::vector<std::pair<std::string, json::object>>& events)>;

  GenerationTeller(Write write, std::function<void()> lost)
      : write_(std::move(write)), lost_(std::move(lost)) {}

  void delta(std::string_view text);
  void tell(std::string kind, json::object body);
  void flush();

 private:
  using Time = std::chrono::steady_clock;

  Write write_;
  std::function<void()> lost_;
  std::string text_;
  std::vector<std::pair<std::string, json::object>> events_;
  Time::time_point last_ = Time::now();
  bool is_lost_ = false;
};

}  // namespace nonagon::workbench
