#include <algorithm>

#include <fmt/format.h>

#include "derive/derive.hpp"
#include "design/describe.hpp"
#include "pipeline/stage.hpp"
#include "store/accounts.hpp"
#include "store/projects.hpp"
#include "workbench/outputs.hpp"
#include "workbench/user_input.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::chrono::seconds lease{30};

// The built-in engine, the only one that is asked so far, costs nothing.
constexpr std::int64_t price_of_call = 0;

// The engine notes what a later stage took for granted in the product payload, which that stage may not
// change: there it would make everything stale. In the store these stand in the payload of the stage that
// assumed them.
void keep_assumptions(design::Design& design,
                      StageName stage,
                      const std::vector<design::Assumption>& before) {
  if (stage == StageName::product) return;
  std::vector<design::Assumption> own;
  for (const auto& assumption : design.product.assumptions) {
    const auto known = std::ranges::find(before, assumption.id, &design::Assumption::id);
    if (known == before.end() || known->text != assumption.text) own.push_back(assumption);
  }
  design.product.assumptions = before;
  if (own.empty()) return;
  design::visit_payload(
      design, stage, [&](auto& payload) { payload.extras["assumptions"] = design::to_value(own); });
}

// Fills the payload, and says what is wrong with it if the engine made one that could not be read again.
std::vector<design::Finding> derive_payload(design::Design& design,
                                            StageName stage,
                                            const std::string& project_name) {
  if (stage == StageName::product) design.name = project_name;
  const auto before = design.product.assumptions;
  design::visit_payload(design, stage, [](auto& payload) { payload = {}; });
  derive::derive_stage(design, stage);
  keep_assumptions(design, stage, before);
  design::Design again;
  auto reading = design::read_payload_text(again, stage, design::write_payload(design, stage));
  if (reading) return std::move(reading->findings);
  return {{.rule = "payload-shape",
           .severity = design::Severity::error,
           .stage = stage,
           .pointer = "",
           .message = reading.error().detail,
           .reason = reading.error().reason,
           .fix = std::nullopt,
           .waived = std::nullopt}};
}

}  // namespace

Result<Workbench::Claim> Workbench::claim(std::string_view project,
                                          StageName stage,
                                          const design::Answers& answers) {
  TRY(pipeline::check_answers(answers));
  return transaction([&]() -> Result<Claim> {
    auto loaded = TRY(load(project, Access::write));
    TRY(allows(loaded, stage, pipeline::Event::generate));
    const auto provider = TRY(provider_of(loaded.project));
    if (const auto limits = TRY(budgets()); limits != Budgets{})
      TRY(check_budgets(limits, TRY(spending(loaded.project.id)), price_of_call));
    auto& row = loaded.of(stage);
    auto design = TRY(design_of(loaded));
    for (const auto& entry : answers.entries()) design.answers.set(entry.stage, entry.topic, entry.answer);
    row.user_input = write_user_input(design.answers, stage);
    const auto now = clock_.now();
    auto job = TRY(store::claim_job(*connection_,
                                    {.id = store::JobId::make(clock_, entropy_),
                                     .stage_id = row.id,
                                     .provider_id = provider.id,
                                     .model = provider.default_model,
                                     .state = store::JobState::running,
                                     .owner = owner_,
                                     .lease_until = now + lease,
                                     .fence = 0,
                                     .output_version = std::nullopt,
                                     .error = std::nullopt,
                                     .created_at = now,
                                     .updated_at = now}));
    const auto made_from = pipeline::current_inputs(store::pipeline_of(loaded.stages), stage);
    TRY(apply(loaded, stage, pipeline::Event::generate));
    return Claim{.job = std::move(job),
                 .project = loaded.project,
                 .design = std::move(design),
                 .made_from = made_from};
  });
}

store::AIGeneration Workbench::record_of(const store::Job& job, StageName stage) const {
  const auto now = clock_.now();
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - job.created_at).count();
  return {.id = store::AIGenerationId::make(clock_, entropy_),
          .stage_id = job.stage_id,
          .provider_id = job.provider_id,
          .model = job.model,
          .prompt_template = fmt::format("{}/{}", derive::engine_name, design::wire_name(stage)),
          .duration_ms = std::max<std::int64_t>(passed, 0),
          .error_message = std::nullopt,
          .created_at = now,
          .job_id = job.id};
}

Result<void> Workbench::settle(Claim& claim, StageName stage) {
  const auto contents = compile_outputs(claim.design, stage);
  return transaction([&]() -> Result<void> {
    auto loaded = TRY(load(claim.project.id.text(), Access::write));
    const auto generation = record_of(claim.job, stage);
    TRY(store::add_generation(*connection_, generation));
    const auto version = TRY(store::add_version(*connection_,
                                                {.stage_id = claim.job.stage_id,
                                                 .contents = contents,
                                                 .generated_by = store::GeneratedBy::ai,
                                                 .ai_generation_id = generation.id,
                                                 .made_from = claim.made_from},
                                                origin()));
    claim.job.state = store::JobState::succeeded;
    claim.job.output_version = version;
    claim.job.updated_at = clock_.now();
    TRY(store::settle_job(*connection_, claim.job));
    return apply(loaded,
                 stage,
                 pipeline::Event::succeed,
                 {.payload_hash = store::hash_of(contents), .made_from = claim.made_from});
  });
}

Result<void> Workbench::end_generation(store::Job job,
                                       store::GenerationStatus status,
                                       const std::string& message) {
  return transaction([&]() -> Result<void> {
    const auto row = TRY(store::find_stage(*connection_, job.stage_id));
    auto project = TRY(store::find_project(*connection_, row->project_id));
    Loaded loaded{.project = std::move(*project),
                  .stages = TRY(store::stages_of(*connection_, row->project_id))};
    auto generation = record_of(job, row->stage_name);
    generation.status = status;
    generation.error_message = message;
    TRY(store::add_generation(*connection_, generation));
    job.state = store::JobState::failed;
    job.error = message;
    job.updated_at = clock_.now();
    TRY(store::settle_job(*connection_, job));
    if (row->status != store::StageStatus::generating) return {};
    return apply(loaded, row->stage_name, pipeline::Event::fail);
  });
}

Result<StageView> Workbench::generate(std::string_view project,
                                      StageName stage,
                                      const design::Answers& answers) {
  auto claimed = TRY(claim(project, stage, answers));
  if (const auto findings = derive_payload(claimed.design, stage, claimed.project.name); !findings.empty()) {
    const auto message = fmt::format("{} at {}", findings.front().message, findings.front().pointer);
    TRY(end_generation(claimed.job, store::GenerationStatus::error, message));
    return fail(Error{.code = ErrorCode::unavailable,
                      .detail = fmt::format("the engine made no valid {}", design::wire_name(stage)),
                      .pointer = findings.front().pointer,
                      .reason = message,
                      .fix = "Please report this with the idea and the answers; the stage is as it was."});
  }
  if (auto settled = settle(claimed, stage); !settled) {
    // Whoever ended the job meanwhile has written its record; otherwise this does.
    const auto job = TRY(store::find_job(*connection_, claimed.job.id));
    if (job && job->state == store::JobState::running) {
      TRY(end_generation(*job, store::GenerationStatus::error, settled.error().detail));
    }
    return std::unexpected(std::move(settled).error());
  }
  return this->stage(project, stage);
}

}  // namespace nonagon::workbench
