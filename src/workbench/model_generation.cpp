#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "store/drafts.hpp"
#include "store/generations.hpp"
#include "store/projects.hpp"
#include "store/provider_keys.hpp"
#include "store/versions.hpp"
#include "workbench/generation_teller.hpp"
#include "workbench/job_watch.hpp"
#include "workbench/model_work.hpp"
#include "workbench/provider_access.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::size_t day_length = 10;  // 2026-02-18

std::string failure_text(const ai::Answer& answer) {
  if (answer.failure)
    return fmt::format("{}: {}", design::wire_value(answer.failure->cause), answer.failure->message);
  if (answer.finish == ai::Finish::length) return "the answer reached its limit of tokens";
  if (answer.finish == ai::Finish::context_full) return "question and answer are longer than the context";
  if (answer.finish == ai::Finish::filtered) return "the provider's filter held the answer back";
  if (answer.finish == ai::Finish::refusal)
    return answer.refusal.empty() ? "the model refused"
                                  : "the model refused: " + answer.refusal.substr(0, 500);
  return {};
}

store::GenerationStatus status_of(const ai::Answer& answer) {
  if (answer.failure && answer.failure->cause == ai::Cause::timed_out)
    return store::GenerationStatus::timeout;
  return failure_text(answer).empty() ? store::GenerationStatus::success : store::GenerationStatus::error;
}

Error no_price(const std::string& model) {
  return {.code = ErrorCode::over_budget,
          .detail = fmt::format("nobody knows what a call of {} costs", model),
          .pointer = {},
          .reason = "there is a limit, and a price that is not known may be over it",
          .fix = fmt::format("Write its price into prices.json in the data folder, {{\"{}\": {{\"input\": 0, "
                             "\"output\": 0}}}} for a model of your own; or take the limit away.",
                             model)};
}

// A call as it stands on record before it is made: with the most it may cost, so that no other server spends
// the same money, and none is forgotten when this one dies.
store::AIGeneration opened(store::AIGeneration call, const ModelWork& work, const ai::TokenUsage& expected) {
  const auto today = rfc3339(call.created_at).substr(0, day_length);
  const auto price = work.prices->cost(work.seat.model, today, expected);
  call.prompt_template = work.prompt.record();
  call.input_tokens = expected.input;
  call.output_tokens = expected.output;
  call.total_tokens = expected.input + expected.output;
  call.estimated_cost = print_cost(price.value_or(0));
  call.is_price_known = price.has_value();
  call.duration_ms = 0;
  call.status = store::GenerationStatus::error;
  call.error_message = "no answer has come; the most that the call may cost is counted";
  return call;
}

Result<void> remove_open(store::Connection& connection, const ModelWork& work) {
  if (!work.open_call) return {};
  return store::remove_open_call(connection, *work.open_call);
}

// What those who follow a generation are told of its model.
ai::Watch told_by(GenerationTeller& teller, StageName stage) {
  ai::Watch watch;
  const auto name = design::wire_name(stage);
  watch.phase = [&teller, name](std::string_view phase) {
    teller.tell("phase", {{"phase", phase}, {"stage", name}});
  };
  watch.shortened = [&teller, name](std::string_view how) {
    teller.tell("phase", {{"phase", "shortening"}, {"stage", name}, {"leftOut", how}});
  };
  watch.left_out = [&teller, name](const std::vector<ErrorPlace>& places) {
    json::array all;
    for (const auto& place : places)
      all.emplace_back(json::object{{"pointer", place.pointer}, {"problem", place.detail}});
    teller.tell("phase", {{"phase", "leaving out"}, {"stage", name}, {"leftOut", std::move(all)}});
  };
  watch.delta = [&teller](std::string_view text) { teller.delta(text); };
  watch.pause = [&teller] { teller.flush(); };
  watch.item = [&teller](const std::string& pointer, const json::value& part) {
    teller.tell("item", {{"pointer", pointer}, {"value", part}});
  };
  return watch;
}

}  // namespace

// What people wrote in the active version, whichever of the versions before it they wrote it in.
Result<void> Workbench::read_own_words(const store::StageId& stage, ModelWork& work) {
  constexpr std::int64_t most_versions = 20;
  const auto active = TRY(store::active_version(*connection_, stage));
  if (!active) return {};
  const auto read = [&](std::int64_t version) {
    return store::find_output(*connection_, stage, version, store::OutputFormat::json);
  };
  auto version = TRY(read(*active));
  if (!version) return {};
  work.task.current = TRY(parse_json(version->content));
  auto without = work.task.current;
  for (auto number = *active - 1; number > 0 && number > *active - most_versions; --number) {
    auto before = TRY(read(number));
    if (!before) break;
    if (version->generated_by == store::GeneratedBy::human)
      without = without_edit(TRY(parse_json(before->content)), TRY(parse_json(version->content)), without);
    version = std::move(before);
  }
  if (without == work.task.current) return {};
  work.task.own = written_by_person(without, work.task.current);
  work.generated = std::move(without);
  return {};
}

Result<std::shared_ptr<ModelWork>> Workbench::model_work(const store::AIProviderConfig& provider,
                                                         const design::Design& design,
                                                         StageName stage,
                                                         const store::Stage& row,
                                                         const GenerationRequest& request) {
  const auto* prompt = ai::find_prompt(stage);
  if (prompt == nullptr)
    return std::shared_ptr<ModelWork>();  // nothing to judge: the built-in engine does it
  const auto prices = TRY(installation_->providers().prices());
  const auto model = request.model.value_or(provider.default_model);
  auto work = std::make_shared<ModelWork>(
      ModelWork{.seat = {.provider = wire_of(provider),
                         .account = TRY(account_of(provider, installation_->key())),
                         .model = model,
                         .context_tokens = prices->context_tokens(model),
                         .cache_key = tag_of("project", row.project_id.text()),
                         .user_tag = tag_of("user", user_.id.text())},
                .prompt = *prompt,
                .task = {.stage = stage,
                         .design = design,
                         .current = nullptr,
                         .own = {},
                         .intent = request.intent.value_or("")},
                .generated = nullptr,
                .prices = prices,
                .most_cost = request.most_cost});
  TRY(read_own_words(row.id, *work));
  return work;
}

Result<std::int64_t> Workbench::may_spend(const ModelWork& work,
                                          const store::ProjectId& project,
                                          const ai::TokenUsage& expected) {
  const auto limits = TRY(budgets());
  const auto today = rfc3339(clock_.now()).substr(0, day_length);
  const auto price = work.prices->cost(work.seat.model, today, expected);
  if (limits == Budgets{} && !work.most_cost) return price.value_or(0);
  if (!price) return fail(no_price(work.seat.model));
  TRY(check_budgets(limits, TRY(spending(project)), *price));
  if (work.most_cost && work.spent + *price > *work.most_cost) {
    return fail({.code = ErrorCode::over_budget,
                 .detail = fmt::format("the generation could cost $ {}", print_cost(work.spent + *price)),
                 .pointer = {},
                 .reason = fmt::format("it may cost $ {}", print_cost(*work.most_cost)),
                 .fix = "Allow more, choose a cheaper model, or use the built-in engine."});
  }
  return *price;
}

// Adds events while the job is ours.
Result<void> Workbench::tell_all(const store::Job& job,
                                 const std::vector<std::pair<std::string, json::object>>& events) {
  return transaction([&]() -> Result<void> {
    const auto now = TRY(store::find_job(*connection_, job.id));
    if (!now || now->state != store::JobState::running || now->fence != job.fence)
      return fail(ErrorCode::conflict, "the generation was ended by somebody else");
    for (const auto& [kind, body] : events) TRY(tell(job, kind, body));
    return {};
  });
}

// Every call is on record, whatever came of it, and whoever ended the job meanwhile.
Result<void> Workbench::record_call(Generation& generation, const ai::Answer& answer) {
  auto& work = *generation.work;
  const auto now = clock_.now();
  const auto cost = work.prices->cost(work.seat.model, rfc3339(now).substr(0, day_length), answer.usage);
  auto call = record_of(generation.job, generation.stage);
  call.prompt_template = work.prompt.record();
  call.input_tokens = answer.usage.input;
  call.output_tokens = answer.usage.output;
  call.total_tokens = answer.usage.input + answer.usage.output;
  call.estimated_cost = print_cost(cost.value_or(0));
  call.is_price_known = cost.has_value();
  call.duration_ms = answer.took.count();
  call.status = status_of(answer);
  if (auto text = failure_text(answer); !text.empty()) call.error_message = std::move(text);
  TRY(transaction([&]() -> Result<void> {
    TRY(remove_open(*connection_, work));
    return store::add_generation(*connection_, call);
  }));
  work.open_call.reset();
  work.used.input += answer.usage.input;
  work.used.output += answer.usage.output;
  work.spent += cost.value_or(0);
  if (call.status == store::GenerationStatus::success) work.last_call = call.id;
  return {};
}

// What a model said before it was stopped, as a draft: never a version, and neither over one nor over what a
// person typed.
Result<void> Workbench::keep_partial(const Generation& generation, std::string_view partial) {
  const bool has_version = !generation.work->task.current.is_null();
  if (partial.empty() || has_version) return {};
  const auto& stage = generation.job.stage_id;
  return transaction([&]() -> Result<void> {
    auto draft = TRY(store::find_draft(*connection_, user_.id, stage));
    if (draft && draft->data) return {};
    store::Draft kept{.user_id = user_.id,
                      .stage_id = stage,
                      .data = write_json_line(TRY(parse_json(partial))),
                      .answers = draft ? draft->answers : std::nullopt,
                      .updated_at = clock_.now()};
    return store::keep_draft(*connection_, kept);
  });
}

Result<std::optional<Error>> Workbench::run_model(Generation& generation, const GenerationWatch& watch) {
  auto& work = *generation.work;
  auto& providers = installation_->providers();
  JobWatch job(installation_, generation.job, watch.stop);
  GenerationTeller teller(
      [&](const std::vector<std::pair<std::string, json::object>>& events) -> Result<void> {
        TRY(tell_all(generation.job, events));
        watch.told();
        return {};
      },
      [&] { job.request_stop(); });
  auto told = told_by(teller, generation.stage);
  std::optional<Error> unwritten;
  told.call = [&](const ai::Answer& answer) {
    if (auto kept = record_call(generation, answer); !kept) unwritten = std::move(kept.error());
    teller.tell("usage",
                {{"inputTokens", work.used.input},
                 {"outputTokens", work.used.output},
                 {"estimatedCost", print_cost(work.spent)}});
  };
  told.may_spend = [&](std::int64_t input, std::int64_t output) -> Result<void> {
    const ai::TokenUsage expected{.input = input, .output = output};
    const auto call = opened(record_of(generation.job, generation.stage), work, expected);
    // Checked and written in one, while no other server writes.
    TRY(transaction([&]() -> Result<void> {
      TRY(remove_open(*connection_, work));
      TRY(may_spend(work, generation.project.id, expected));
      return store::add_generation(*connection_, call);
    }));
    work.open_call = call.id;
    return {};
  };
  const auto http = TRY(ai::HttpClient::make(providers.network()));
  ai::Client client(*http, providers.experience(), entropy_);
  auto verdict = ai::judge(client, work.seat, work.prompt, work.task, job.token(), told);
  if (!unwritten) TRY(transaction([&] { return remove_open(*connection_, work); }));  // it was not made
  teller.flush();
  if (verdict.error || unwritten) {
    TRY(keep_partial(generation, verdict.partial));
    return unwritten ? unwritten : verdict.error;
  }
  generation.design = std::move(verdict.design);
  if (work.task.intent.empty() && !work.task.own.empty()) keep_own_words(generation);
  return std::nullopt;
}

// Nothing was asked for but a new look at the stage: what a person had changed stays as they wrote it.
void Workbench::keep_own_words(Generation& generation) {
  const auto& work = *generation.work;
  const auto made = parse_json(design::write_payload(generation.design, generation.stage));
  if (!made) return;
  auto design = generation.design;
  const auto laid = with_own_words(work.generated, work.task.current, *made);
  if (design::read_payload(design, generation.stage, laid).is_valid()) generation.design = std::move(design);
}

}  // namespace nonagon::workbench
