#include "pipeline/lifecycle.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "design/describe.hpp"
#include "pipeline/stage.hpp"

namespace nonagon::pipeline {
namespace {

using enum StageStatus;

PipelineState after(PipelineState state, StageName stage, Event event, const Revision& revision = {}) {
  auto next = apply(std::move(state), stage, event, revision);
  REQUIRE_MESSAGE(next.has_value(), (next ? "" : next.error().detail));
  return *next;
}

PipelineState saved_and_completed(PipelineState state, StageName stage, const std::string& hash) {
  state = after(std::move(state), stage, Event::save, {.payload_hash = hash, .made_from = {}});
  return after(std::move(state), stage, Event::complete);
}

PipelineState all_complete() {
  auto state = new_pipeline();
  for (const auto stage : design::all_stages) {
    state = saved_and_completed(std::move(state), stage, std::string(design::wire_name(stage)) + " 1");
  }
  return state;
}

std::vector<StageStatus> statuses(const PipelineState& state) {
  std::vector<StageStatus> all;
  for (const auto& stage : state.stages) all.push_back(stage.status);
  return all;
}

bool is_in_table(StageStatus from, Event event, StageStatus to) {
  switch (event) {
    case Event::generate: return (from == active || from == review) && to == generating;
    case Event::succeed: return from == generating && to == review;
    case Event::fail: return from == generating && (to == active || to == review);
    case Event::save:
    case Event::activate: return (from == active || from == review) && to == review;
    case Event::complete: return from == review && to == complete;
    case Event::revert: return from == complete && to == review;
  }
  return false;
}

void check_laws(const PipelineState& state) {
  int first_incomplete = 0;
  for (const auto stage : design::all_stages) {
    const auto& own = state.of(stage);
    if (first_incomplete == 0 && own.status != complete) first_incomplete = design::number_of(stage);
    RC_ASSERT((own.status == generating) == own.before_generating.has_value());
    RC_ASSERT(own.before_revert.has_value() == own.locked_by.has_value());
    if (own.before_revert) {
      RC_ASSERT(own.status == locked);
      RC_ASSERT(*own.before_revert == active || *own.before_revert == review ||
                *own.before_revert == complete);
      RC_ASSERT(*own.locked_by < stage);
    }
    if (own.status == complete || own.status == review) RC_ASSERT(!own.payload_hash.empty());
    if (own.status == active) RC_ASSERT(own.payload_hash.empty());
    if (own.status == locked) RC_ASSERT(first_incomplete != 0 && first_incomplete < design::number_of(stage));
  }
  RC_ASSERT(state.current_stage == (first_incomplete == 0 ? 9 : first_incomplete));
}

}  // namespace

TEST_CASE("a new project opens its first stage and no other") {
  const auto state = new_pipeline();
  CHECK(statuses(state) ==
        std::vector{active, locked, locked, locked, locked, locked, locked, locked, locked});
  CHECK(state.current_stage == 1);
}

TEST_CASE("a generation that fails leaves everything as it was") {
  auto state = saved_and_completed(new_pipeline(), StageName::product, "p1");
  const auto before = state;
  state = after(state, StageName::data_model, Event::generate);
  CHECK(state.of(StageName::data_model).status == generating);
  CHECK_FALSE(apply(state, StageName::data_model, Event::generate));
  state = after(state, StageName::data_model, Event::fail);
  CHECK(state == before);
}

TEST_CASE("completing a stage opens the next one, which is in review when it has data") {
  std::array<std::string, 9> hashes{};
  hashes[0] = "p1";
  hashes[2] = "d1";
  auto state = opened_with(hashes);
  CHECK(statuses(state) ==
        std::vector{complete, active, locked, locked, locked, locked, locked, locked, locked});
  CHECK(state.of(StageName::database).payload_hash == "d1");
  state = saved_and_completed(state, StageName::data_model, "m1");
  CHECK(state.of(StageName::database).status == review);
  CHECK(state.current_stage == 3);
}

TEST_CASE("reverting and completing unchanged brings everything back at once") {
  const auto before = all_complete();
  CHECK(before.current_stage == 9);
  auto state = after(before, StageName::product, Event::revert);
  CHECK(statuses(state) ==
        std::vector{review, locked, locked, locked, locked, locked, locked, locked, locked});
  state = after(state, StageName::product, Event::complete);
  CHECK(state == before);
}

TEST_CASE("reverting and activating the old version makes nothing stale") {
  const auto before = all_complete();
  auto state = after(before, StageName::product, Event::revert);
  state = after(state, StageName::product, Event::save, {.payload_hash = "another", .made_from = {}});
  state = after(
      state, StageName::product, Event::activate, {.payload_hash = "product 1", .made_from = InputHashes{}});
  state = after(state, StageName::product, Event::complete);
  CHECK(state == before);
}

TEST_CASE("a changed stage reopens those that read it and leaves the others complete") {
  auto state = after(all_complete(), StageName::product, Event::revert);
  state = saved_and_completed(state, StageName::product, "product 2");
  CHECK(statuses(state) ==
        std::vector{complete, review, complete, review, review, review, review, complete, review});
  CHECK(stale_inputs(state, StageName::data_model) == std::vector{StageName::product});
  CHECK(stale_inputs(state, StageName::database).empty());
  CHECK(state.current_stage == 2);

  state = saved_and_completed(state, StageName::data_model, "dataModel 2");
  CHECK(state.of(StageName::database).status == review);
  CHECK(stale_inputs(state, StageName::database) == std::vector{StageName::data_model});
  CHECK(stale_inputs(state, StageName::data_model).empty());
}

TEST_CASE("a stage that is accepted as it is stays complete") {
  auto state = after(all_complete(), StageName::product, Event::revert);
  state = saved_and_completed(state, StageName::product, "product 2");
  state = after(state, StageName::design, Event::complete);
  state = after(state, StageName::data_model, Event::complete);
  CHECK(state.of(StageName::design).status == complete);
  CHECK(stale_inputs(state, StageName::design).empty());
}

TEST_CASE("a stage locked by a later revert waits for that stage") {
  auto state = after(all_complete(), StageName::database, Event::revert);
  state = after(state, StageName::product, Event::revert);
  state = after(state, StageName::product, Event::complete);
  CHECK(statuses(state) ==
        std::vector{complete, complete, review, locked, locked, locked, locked, locked, locked});
  state = after(state, StageName::database, Event::complete);
  CHECK(state == all_complete());
}

TEST_CASE("a locked stage takes no event, and says what to do") {
  for (const auto event : {Event::generate,
                           Event::succeed,
                           Event::fail,
                           Event::save,
                           Event::complete,
                           Event::revert,
                           Event::activate}) {
    const auto outcome = apply(new_pipeline(), StageName::api, event, {.payload_hash = "x", .made_from = {}});
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::wrong_state);
    CHECK(outcome.error().fix == "Complete the stages before it first.");
  }
}

TEST_CASE("random events never leave the table") {
  CHECK(rc::check([] {
    auto state = new_pipeline();
    bool was_reverted = false;
    const auto length = *rc::gen::inRange(1, 120);
    for (int i = 0; i < length; ++i) {
      const auto stage = design::all_stages[*rc::gen::inRange<std::size_t>(0, 9)];
      const auto event = *rc::gen::element(Event::generate,
                                           Event::succeed,
                                           Event::succeed,
                                           Event::fail,
                                           Event::save,
                                           Event::complete,
                                           Event::complete,
                                           Event::revert,
                                           Event::activate);
      const Revision revision{.payload_hash = fmt::format("{}", *rc::gen::inRange(1, 4)), .made_from = {}};
      const auto from = state.of(stage).status;
      const auto next = apply(state, stage, event, revision);
      if (!next) {
        RC_ASSERT(next.error().code == ErrorCode::wrong_state);
        continue;
      }
      RC_ASSERT(is_in_table(from, event, next->of(stage).status));
      state = *next;
      check_laws(state);
      was_reverted = was_reverted || event == Event::revert;
      for (const auto other : design::all_stages) {
        const bool is_later = other > stage;
        if (event == Event::revert && is_later) RC_ASSERT(state.of(other).status == locked);
        if (!was_reverted && design::number_of(other) > state.current_stage)
          RC_ASSERT(state.of(other).status == locked);
      }
    }
  }));
}

TEST_CASE("what is opened from any set of payloads obeys the laws") {
  CHECK(rc::check([](const std::array<bool, 9>& present) {
    std::array<std::string, 9> hashes{};
    for (std::size_t i = 0; i < 9; ++i) hashes[i] = present[i] ? fmt::format("h{}", i) : "";
    const auto state = opened_with(hashes);
    check_laws(state);
    for (const auto stage : design::all_stages)
      RC_ASSERT(state.of(stage).payload_hash == hashes[design::index_of(stage)]);
  }));
}

}  // namespace nonagon::pipeline
