#include <algorithm>

#include <fmt/format.h>

#include "derive/derive.hpp"
#include "design/assumptions.hpp"
#include "pipeline/stage.hpp"
#include "store/accounts.hpp"
#include "store/projects.hpp"
#include "workbench/housekeeping.hpp"
#include "workbench/model_work.hpp"
#include "workbench/outputs.hpp"
#include "workbench/user_input.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

// Fills the payload, and says what is wrong with it if the engine made one that could not be read again.
std::vector<design::Finding> derive_payload(design::Design& design,
                                            StageName stage,
                                            const std::string& project_name) {
  if (stage == StageName::product) design.name = project_name;
  const auto before = design.product.assumptions;
  design::visit_payload(design, stage, [](auto& payload) { payload = {}; });
  derive::derive_stage(design, stage);
  design::keep_assumptions(design, stage, before);
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

// A job's life as those who watch it are told: the phases, and one last event of the kinds done, error and
// cancelled.
Result<void> Workbench::tell(const store::Job& job, std::string_view kind, const json::object& body) {
  TRY(store::add_job_event(*connection_, job.id, kind, write_json_line(body), clock_.now()));
  return {};
}

Result<Workbench::Intended> Workbench::intend(std::string_view project,
                                              StageName stage,
                                              const GenerationRequest& request,
                                              Access access) {
  auto answers = request.answers;
  if (request.user_input) TRY(read_user_input(answers, stage, *request.user_input));
  TRY(pipeline::check_answers(answers));
  auto loaded = TRY(load(project, access));
  auto provider = TRY(provider_for(loaded.project, request.provider_id));
  auto& row = loaded.of(stage);
  auto design = TRY(design_of(loaded));
  for (const auto& entry : answers.entries()) design.answers.set(entry.stage, entry.topic, entry.answer);
  row.user_input = write_user_input(design.answers, stage);
  auto work = is_built_in(provider) ? nullptr : TRY(model_work(provider, design, stage, row, request));
  return Intended{.loaded = std::move(loaded),
                  .provider = std::move(provider),
                  .design = std::move(design),
                  .work = std::move(work)};
}

Result<Workbench::Generation> Workbench::begin_generation(std::string_view project,
                                                          StageName stage,
                                                          const GenerationRequest& request) {
  return transaction([&]() -> Result<Generation> {
    auto [loaded, provider, design, work] = TRY(intend(project, stage, request, Access::write));
    TRY(allows(loaded, stage, pipeline::Event::generate));
    const auto& row = loaded.of(stage);
    const auto now = clock_.now();
    const auto id = store::JobId::make(clock_, entropy_);
    if (work) {
      const auto question = ai::question_of(work->prompt, work->task);
      TRY(may_spend(*work,
                    loaded.project.id,
                    {.input = ai::estimated_tokens(question), .output = question.max_tokens}));
    }
    auto job = TRY(store::claim_job(*connection_,
                                    {.id = id,
                                     .stage_id = row.id,
                                     .provider_id = provider.id,
                                     .model = work ? work->seat.model : std::string(derive::engine_name),
                                     .state = store::JobState::running,
                                     .owner = installation_->owner(),
                                     .lease_until = now + store::lease_time,
                                     .fence = 0,
                                     .output_version = std::nullopt,
                                     .error = std::nullopt,
                                     .created_at = now,
                                     .updated_at = now}));
    const auto made_from = pipeline::current_inputs(loaded.state, stage);
    TRY(apply(loaded, stage, pipeline::Event::generate));
    TRY(tell(job, "phase", {{"phase", "generating"}, {"stage", design::wire_name(stage)}}));
    auto hold = installation_->hold(job.id);
    return Generation{.job = std::move(job),
                      .stage = stage,
                      .project = loaded.project,
                      .design = std::move(design),
                      .made_from = made_from,
                      .hold = std::move(hold),
                      .work = std::move(work)};
  });
}

store::AIGeneration Workbench::record_of(const store::Job& job, StageName stage) const {
  const auto now = clock_.now();
  const auto* prompt = job.model == derive::engine_name ? nullptr : ai::find_prompt(stage);
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - job.created_at).count();
  return {.id = store::AIGenerationId::make(clock_, entropy_),
          .stage_id = job.stage_id,
          .provider_id = job.provider_id,
          .model = job.model,
          .prompt_template = prompt != nullptr
                                 ? prompt->record()
                                 : fmt::format("{}/{}", derive::engine_name, design::wire_name(stage)),
          .duration_ms = std::max<std::int64_t>(passed, 0),
          .error_message = std::nullopt,
          .created_at = now,
          .job_id = job.id};
}

// The call that a version is made by: the model's last, or the built-in engine's, which is written here.
Result<store::AIGenerationId> Workbench::last_call(const Generation& generation) {
  if (generation.work && generation.work->last_call) return *generation.work->last_call;
  const auto call = record_of(generation.job, generation.stage);
  TRY(store::add_generation(*connection_, call));
  return call.id;
}

Result<void> Workbench::settle(Generation& generation) {
  const auto stage = generation.stage;
  const auto contents = compile_outputs(generation.design, stage);
  return transaction([&]() -> Result<void> {
    auto loaded = TRY(load(generation.project.id.text(), Access::write));
    const auto call = TRY(last_call(generation));
    const auto version = TRY(store::add_version(*connection_,
                                                {.stage_id = generation.job.stage_id,
                                                 .contents = contents,
                                                 .generated_by = store::GeneratedBy::ai,
                                                 .ai_generation_id = call,
                                                 .made_from = generation.made_from},
                                                origin()));
    generation.job.state = store::JobState::succeeded;
    generation.job.output_version = version;
    generation.job.updated_at = clock_.now();
    TRY(store::settle_job(*connection_, generation.job));
    if (!generation.work)
      TRY(tell(generation.job, "usage", {{"inputTokens", 0}, {"outputTokens", 0}, {"estimatedCost", "0"}}));
    TRY(tell(generation.job, "done", {{"outputVersion", version}}));
    return apply(loaded,
                 stage,
                 pipeline::Event::succeed,
                 {.payload_hash = store::hash_of(contents), .made_from = generation.made_from});
  });
}

Result<void> Workbench::end_job(store::Job job,
                                store::JobState state,
                                store::GenerationStatus status,
                                const std::string& message) {
  return transaction([&]() -> Result<void> {
    const auto row = TRY(store::find_stage(*connection_, job.stage_id));
    auto project = TRY(store::find_project(*connection_, row->project_id));
    auto loaded = TRY(with_stages(*std::move(project)));
    // A model's calls are on record when they end; the one that is under way writes itself.
    const bool is_asking = job.model != derive::engine_name && state == store::JobState::cancelled;
    if (!is_asking && TRY(store::generations_of_job(*connection_, job.id)).empty()) {
      auto call = record_of(job, row->stage_name);
      call.status = status;
      call.error_message = message;
      TRY(store::add_generation(*connection_, call));
    }
    job.state = state;
    job.error = message;
    job.updated_at = clock_.now();
    TRY(store::settle_job(*connection_, job));
    TRY(tell(job, state == store::JobState::cancelled ? "cancelled" : "error", {{"message", message}}));
    if (row->status != store::StageStatus::generating) return {};
    return apply(loaded, row->stage_name, pipeline::Event::fail);
  });
}

// Fills the payload of a generation; says why when it could not.
Result<std::optional<Error>> Workbench::decide(Generation& generation, const GenerationWatch& watch) {
  if (generation.work) return run_model(generation, watch);
  const auto findings = derive_payload(generation.design, generation.stage, generation.project.name);
  if (findings.empty()) return std::nullopt;
  const auto& first = findings.front();
  return Error{.code = ErrorCode::unavailable,
               .detail = fmt::format("the engine made no valid {}: {} at {}",
                                     design::wire_name(generation.stage),
                                     first.message,
                                     first.pointer),
               .pointer = {},
               .reason = first.reason,
               .fix = "Report this with the idea and the answers."};
}

Result<std::optional<Error>> Workbench::run_generation(Generation generation, const GenerationWatch& watch) {
  auto decided = decide(generation, watch);
  std::optional<Error> error = decided ? *std::move(decided) : std::move(decided).error();
  if (!error) {
    auto settled = settle(generation);
    if (settled) return std::nullopt;
    error = std::move(settled).error();
  }
  // Whoever ended the job meanwhile has said why; otherwise this does.
  const auto job = TRY(store::find_job(*connection_, generation.job.id));
  if (!job || job->state != store::JobState::running) return error;
  const auto message = error->code == ErrorCode::cancelled
                           ? std::string("the program that asked the provider was stopped")
                       : error->reason.empty() ? error->detail
                                               : fmt::format("{}: {}", error->detail, error->reason);
  TRY(end_job(*job, store::JobState::failed, store::GenerationStatus::error, message));
  return error;
}

Result<StageView> Workbench::generate(std::string_view project,
                                      StageName stage,
                                      const design::Answers& answers) {
  GenerationRequest request;
  request.answers = answers;
  return generate(project, stage, request, [](const store::JobId&) { return GenerationWatch{}; });
}

Result<StageView> Workbench::generate(std::string_view project,
                                      StageName stage,
                                      const GenerationRequest& request,
                                      const std::function<GenerationWatch(const store::JobId&)>& watch) {
  auto generation = TRY(begin_generation(project, stage, request));
  const auto watching = watch(generation.job.id);
  const Housekeeper heart(lease_keeping(installation_));
  auto error = TRY(run_generation(std::move(generation), watching));
  if (!error) return this->stage(project, stage);
  if (error->code == ErrorCode::over_budget) return fail(std::move(*error));
  return fail(Error{
      .code = error->code == ErrorCode::cancelled ? error->code : ErrorCode::unavailable,
      .detail = fmt::format("the stage {} was not generated", design::wire_name(stage)),
      .pointer = {},
      .reason = error->reason.empty() ? error->detail : fmt::format("{}: {}", error->detail, error->reason),
      .fix = "The stage is as it was. " + error->fix,
      .places = error->places});
}

Result<JobView> Workbench::generation(std::string_view project, StageName stage, const store::JobId& id) {
  auto loaded = TRY(load(project, Access::read));
  auto job = TRY(store::find_job(*connection_, id));
  if (!job || job->stage_id != loaded.of(stage).id) {
    return fail(Error{.code = ErrorCode::not_found,
                      .detail = "there is no such generation of this stage",
                      .pointer = {},
                      .reason = "its id belongs to none",
                      .fix = "List the calls with GET /api/projects/{project}/generations."});
  }
  auto calls = TRY(store::generations_of_job(*connection_, id));
  return JobView{.row = *std::move(job), .stage = stage, .calls = std::move(calls)};
}

Result<std::vector<store::JobEvent>> Workbench::events(const store::JobId& job, std::int64_t after) {
  constexpr std::size_t most_at_once = 500;
  return store::job_events_after(*connection_, job, after, most_at_once);
}

Result<JobView> Workbench::cancel_generation(std::string_view project,
                                             StageName stage,
                                             const store::JobId& id) {
  TRY(transaction([&]() -> Result<void> {
    const auto job = TRY(generation(project, stage, id));
    if (job.row.state != store::JobState::queued && job.row.state != store::JobState::running) return {};
    return end_job(job.row, store::JobState::cancelled, store::GenerationStatus::error, "cancelled");
  }));
  return generation(project, stage, id);
}

}  // namespace nonagon::workbench
