#include "base/rfc3339.hpp"
#include "workbench/model_work.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {

Result<Estimate> Workbench::estimate(std::string_view project,
                                     StageName stage,
                                     const GenerationRequest& request) {
  const auto intended = TRY(reading([&] { return intend(project, stage, request, Access::write); }));
  // A stage that is complete is reopened first, which costs nothing; one that is locked has nothing to read.
  if (intended.loaded.stages[design::index_of(stage)].status == store::StageStatus::locked)
    TRY(allows(intended.loaded, stage, pipeline::Event::generate));
  Estimate estimate{.provider = intended.provider.label, .model = intended.provider.default_model};
  if (!intended.work) {
    estimate.most_cost_a_call = 0;
    return estimate;
  }
  const auto& work = *intended.work;
  const auto question = TRY(ai::question_for(work.seat, work.prompt, work.task));
  const auto today = rfc3339(clock_.now()).substr(0, std::string_view("2026-02-18").size());
  estimate.model = work.seat.model;
  estimate.input_tokens = ai::estimated_tokens(question);
  estimate.most_output_tokens = question.max_tokens;
  estimate.most_calls = 1 + ai::most_repairs;
  estimate.most_cost_a_call = work.prices->cost(
      work.seat.model, today, {.input = estimate.input_tokens, .output = estimate.most_output_tokens});
  return estimate;
}

}  // namespace nonagon::workbench
