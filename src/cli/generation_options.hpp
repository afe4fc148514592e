#pragma once

#include <chrono>
#include <cstdint>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::cli {

// --provider, --model, --max-cost and --intent.
Result<void> read_generation_options(workbench::Workbench& store,
                                     const Arguments& arguments,
                                     workbench::GenerationRequest& request);

// Shows what a generation tells while it runs: its phases, and the parts that are there.
class GenerationProgress {
 public:
  GenerationProgress(workbench::Workbench& store, Console& console, const store::JobId& job)
      : store_(&store), console_(&console), job_(job) {}

  void operator()();

 private:
  workbench::Workbench* store_;
  Console* console_;
  store::JobId job_;
  std::int64_t last_ = 0;
  std::size_t parts_ = 0;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace nonagon::cli
