#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/enum.hpp>

#include "base/result.hpp"
#include "design/stage_name.hpp"

namespace nonagon::pipeline {

using design::StageName;
using design::StageStatus;

enum class Event { generate, succeed, fail, save, complete, revert, activate };
BOOST_DESCRIBE_ENUM(Event, generate, succeed, fail, save, complete, revert, activate)

// For each stage that is read, the hash of the canonical payload that was read; empty for the others.
using InputHashes = std::array<std::string, design::all_stages.size()>;

// What the lifecycle knows of one stage. Hashes are those of the canonical payloads.
struct StageState {
  StageStatus status = StageStatus::locked;
  std::optional<StageStatus> before_generating;  // where a failed generation goes back to
  std::optional<StageStatus> before_revert;      // what it was when an earlier stage was reverted
  std::optional<StageName> locked_by;            // that earlier stage
  std::string payload_hash;                      // empty: no payload yet
  InputHashes made_from{};                       // what the payload was made from, or last completed against

  friend bool operator==(const StageState&, const StageState&) = default;
};

// The nine stages of a project and the number of the first that is not complete (9 when all are).
struct PipelineState {
  std::array<StageState, design::all_stages.size()> stages{};
  int current_stage = 1;

  const StageState& of(StageName stage) const { return stages[design::index_of(stage)]; }

  StageState& of(StageName stage) { return stages[design::index_of(stage)]; }

  friend bool operator==(const PipelineState&, const PipelineState&) = default;
};

// Stage 1 active, the others locked.
PipelineState new_pipeline();

// After import or from a template: the first stage without a payload is active, those before complete, those
// after locked with their data kept.
PipelineState opened_with(const std::array<std::string, design::all_stages.size()>& payload_hashes);

// What an event brings with it.
struct Revision {
  std::string payload_hash;              // of the new payload (succeed, save, activate)
  std::optional<InputHashes> made_from;  // of the version that is activated; what is there now when absent
};

// The table of transitions. Fails with wrong_state and leaves nothing changed.
Result<PipelineState> apply(PipelineState state, StageName stage, Event event, const Revision& revision = {});

// The payloads that `stage` reads, as they are now.
InputHashes current_inputs(const PipelineState& state, StageName stage);

// Stages read by `stage` whose payload is no longer the one in `made_from`. Empty when the stage has no
// payload.
std::vector<StageName> stale_inputs(const PipelineState& state, StageName stage);

}  // namespace nonagon::pipeline
