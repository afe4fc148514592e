#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "design/stage_name.hpp"

namespace nonagon::pipeline {

using design::StageName;
using design::StageStatus;

enum class Event { generate, succeed, fail, save, complete, revert, activate };

// What the lifecycle knows of one stage. Hashes are those of the canonical payloads.
struct StageState {
  StageStatus status = StageStatus::locked;
  std::optional<StageStatus> before_generating;  // where a failed generation goes back to
  std::optional<StageStatus> before_revert;      // what it was when an earlier stage was reverted
  std::string payload_hash;                      // empty: no payload yet
  std::array<std::string, design::all_stages.size()>
      made_from{};  // hash of each stage read when the active version was made

  friend bool operator==(const StageState&, const StageState&) = default;
};

// The nine stages of a project and the pointer to the first that is not complete.
struct PipelineState {
  std::array<StageState, design::all_stages.size()> stages{};
  int current_stage = 1;

  friend bool operator==(const PipelineState&, const PipelineState&) = default;
};

// Stage 1 active, the others locked.
PipelineState new_pipeline();

// After import or from a template: the first stage without a payload is active, those before complete, those
// after locked with their data kept.
PipelineState opened_with(std::array<std::string, design::all_stages.size()> payload_hashes);

// The table of transitions. `payload_hash` is the new payload's (succeed, save, activate). Fails with
// wrong_state and leaves nothing changed.
Result<PipelineState> apply(PipelineState state,
                            StageName stage,
                            Event event,
                            std::string_view payload_hash = {});

// Stages read by `stage` whose payload is no longer the one that its active version was made from.
std::vector<StageName> stale_inputs(const PipelineState& state, StageName stage);

}  // namespace nonagon::pipeline
