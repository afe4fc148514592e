#include "pipeline/lifecycle.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "design/describe.hpp"
#include "pipeline/stage.hpp"

namespace nonagon::pipeline {
namespace {

using enum StageStatus;

struct Transition {
  Event event;
  StageStatus from;
  StageStatus to;
};

// `fail` is the one event without a row: it leads back to where the generation began.
constexpr std::array table{
    Transition{Event::generate, active, generating},
    Transition{Event::generate, review, generating},
    Transition{Event::succeed, generating, review},
    Transition{Event::save, active, review},
    Transition{Event::save, review, review},
    Transition{Event::complete, review, complete},
    Transition{Event::revert, complete, review},
    Transition{Event::activate, active, review},
    Transition{Event::activate, review, review},
};

static_assert(std::ranges::none_of(table, [](const Transition& row) { return row.from == locked; }),
              "nothing happens to a locked stage");

std::optional<StageStatus> next_status(const StageState& state, Event event) {
  if (event == Event::fail) return state.before_generating;
  const auto row = std::ranges::find_if(
      table, [&](const Transition& t) { return t.event == event && t.from == state.status; });
  if (row == table.end()) return std::nullopt;
  return row->to;
}

std::string_view what_helps(StageStatus status) {
  switch (status) {
    case locked: return "Complete the stages before it first.";
    case active: return "Generate or save the stage first.";
    case generating: return "Wait for the generation that is under way, or cancel it.";
    case review: return "Complete the stage first, or go on editing it.";
    case complete: return "Revert the stage first; nothing of the later stages is lost.";
  }
  broken("a stage has one of five states");
}

std::unexpected<Error> refused(StageName stage, Event event, StageStatus status) {
  return fail(Error{.code = ErrorCode::wrong_state,
                    .detail = fmt::format("cannot {} the stage {}: it is {}",
                                          design::wire_value(event),
                                          design::wire_name(stage),
                                          design::wire_name(status)),
                    .pointer = {},
                    .reason = "the stage's lifecycle allows it only in other states",
                    .fix = std::string(what_helps(status))});
}

std::span<StageState> after(PipelineState& state, StageName stage) {
  return std::span(state.stages).subspan(design::index_of(stage) + 1);
}

void lock_later(PipelineState& state, StageName stage) {
  for (auto& later : after(state, stage)) {
    if (later.status == locked) continue;
    later.before_revert = later.status == generating ? later.before_generating : later.status;
    later.before_generating.reset();
    later.locked_by = stage;
    later.status = locked;
  }
}

// A later stage whose inputs are as they were returns to what it was; one whose inputs changed reopens in
// review.
void reopen_later(PipelineState& state, StageName stage) {
  for (auto i = design::index_of(stage) + 1; i < state.stages.size(); ++i) {
    auto& later = state.stages[i];
    const bool is_stale = !stale_inputs(state, design::all_stages[i]).empty();
    if (later.status == locked && later.locked_by == stage) {
      later.status = is_stale ? review : later.before_revert.value_or(active);
      later.before_revert.reset();
      later.locked_by.reset();
    } else if (later.status == complete && is_stale) {
      later.status = review;
    }
  }
}

// Moves to the first stage that is not complete, and opens it if nothing did before.
void advance(PipelineState& state) {
  const auto first =
      std::ranges::find_if(state.stages, [](const StageState& s) { return s.status != complete; });
  if (first == state.stages.end()) {
    state.current_stage = static_cast<int>(state.stages.size());
    return;
  }
  state.current_stage = static_cast<int>(first - state.stages.begin()) + 1;
  if (first->status != locked) return;
  first->status = first->payload_hash.empty() ? active : review;
  first->before_revert.reset();
  first->locked_by.reset();
}

}  // namespace

PipelineState new_pipeline() {
  PipelineState state;
  state.stages[0].status = active;
  return state;
}

PipelineState opened_with(const std::array<std::string, design::all_stages.size()>& payload_hashes) {
  PipelineState state;
  bool is_whole_so_far = true;
  for (std::size_t i = 0; i < state.stages.size(); ++i) {
    state.stages[i].payload_hash = payload_hashes[i];
    is_whole_so_far = is_whole_so_far && !payload_hashes[i].empty();
    if (is_whole_so_far) state.stages[i].status = complete;
  }
  for (const auto stage : design::all_stages) {
    if (!state.of(stage).payload_hash.empty()) state.of(stage).made_from = current_inputs(state, stage);
  }
  advance(state);
  return state;
}

Result<PipelineState> apply(PipelineState state, StageName stage, Event event, const Revision& revision) {
  auto& own = state.of(stage);
  const auto next = next_status(own, event);
  if (!next) return refused(stage, event, own.status);
  switch (event) {
    case Event::generate: own.before_generating = own.status; break;
    case Event::fail: own.before_generating.reset(); break;
    case Event::succeed:
    case Event::save:
    case Event::activate:
      ensure(!revision.payload_hash.empty(), "a new version has a payload");
      own.before_generating.reset();
      own.payload_hash = revision.payload_hash;
      own.made_from = revision.made_from.value_or(current_inputs(state, stage));
      break;
    case Event::complete: own.made_from = current_inputs(state, stage); break;
    case Event::revert: lock_later(state, stage); break;
  }
  own.status = *next;
  if (event == Event::complete) reopen_later(state, stage);
  advance(state);
  return state;
}

InputHashes current_inputs(const PipelineState& state, StageName stage) {
  InputHashes inputs{};
  for (const auto read : pipeline::stage(stage).reads)
    inputs[design::index_of(read)] = state.of(read).payload_hash;
  return inputs;
}

std::vector<StageName> stale_inputs(const PipelineState& state, StageName stage) {
  std::vector<StageName> stale;
  if (state.of(stage).payload_hash.empty()) return stale;
  for (const auto read : pipeline::stage(stage).reads) {
    if (state.of(stage).made_from[design::index_of(read)] != state.of(read).payload_hash)
      stale.push_back(read);
  }
  return stale;
}

}  // namespace nonagon::pipeline
