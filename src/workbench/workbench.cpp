#include "workbench/workbench.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "store/accounts.hpp"
#include "store/drafts.hpp"
#include "store/projects.hpp"
#include "store/provider_keys.hpp"
#include "workbench/owner.hpp"
#include "workbench/user_input.hpp"

namespace nonagon::workbench {
namespace {

std::unexpected<Error> no_such_project(std::string_view reference) {
  return fail(Error{.code = ErrorCode::not_found,
                    .detail = fmt::format("there is no project \"{}\"", reference),
                    .pointer = {},
                    .reason = "no project of this store has that slug or id",
                    .fix = "List them with `nonagon project list`."});
}

// What people wrote beside the payloads.
Result<void> bring_up_words(KeptDesign& kept, const LoadedProject& loaded) {
  auto words = loaded.project.waivers;
  for (const auto& row : loaded.stages) words += fmt::format("\n{}", row.user_input.value_or(""));
  if (words == kept.words) return {};
  kept.words.clear();
  kept.design.waivers = TRY(design::read_waivers(TRY(parse_json(loaded.project.waivers))));
  kept.design.answers = {};
  for (const auto& row : loaded.stages) {
    if (row.user_input) TRY(read_user_input(kept.design.answers, row.stage_name, *row.user_input));
  }
  kept.words = std::move(words);
  return {};
}

}  // namespace

Workbench::Workbench(std::shared_ptr<Installation> installation,
                     std::unique_ptr<store::Connection> connection,
                     store::User user)
    : installation_(std::move(installation)),
      connection_(std::move(connection)),
      clock_(installation_->clock()),
      entropy_(installation_->entropy()),
      user_(std::move(user)) {}

Result<std::unique_ptr<Workbench>> Workbench::open(const std::filesystem::path& data,
                                                   const Clock& clock,
                                                   Entropy& entropy) {
  return TRY(Installation::open({.data = data, .database = {}}, clock, entropy))->local_workbench();
}

Result<void> Workbench::check_keys() {
  for (const auto& provider : TRY(store::providers_of(*connection_, user_.id)))
    TRY(store::open_api_key(provider, installation_->key()));
  return {};
}

Result<void> Workbench::end_abandoned_generations() {
  for (const auto& job : TRY(store::open_jobs(*connection_))) {
    if (clock_.now() < job.lease_until && liveness_of(job.owner) != Liveness::dead) continue;
    const auto ended = end_job(job,
                               store::JobState::failed,
                               store::GenerationStatus::timeout,
                               "the process that generated the stage ended before it was done");
    // Another server may have ended it first.
    if (!ended && ended.error().code != ErrorCode::conflict) return ended;
  }
  return {};
}

Result<store::Project> Workbench::find(std::string_view reference, Access access) {
  const auto id = store::ProjectId::parse(reference);
  auto found = id ? TRY(store::find_project(*connection_, *id))
                  : TRY(store::find_project(*connection_, user_.id, reference));
  if (!found || found->user_id != user_.id || found->status == store::ProjectStatus::deleted)
    return no_such_project(reference);
  if (access == Access::write && found->status == store::ProjectStatus::archived) {
    return fail(
        Error{.code = ErrorCode::wrong_state,
              .detail = fmt::format("the project {} is archived", found->slug),
              .pointer = {},
              .reason = "an archived project is read only",
              .fix = fmt::format("Bring it back with `nonagon project archive {} --undo`.", found->slug)});
  }
  return std::move(*found);
}

Result<Workbench::Loaded> Workbench::load(std::string_view reference, Access access) {
  return with_stages(TRY(find(reference, access)));
}

Result<Workbench::Loaded> Workbench::with_stages(store::Project project) {
  auto stages = TRY(store::stages_of(*connection_, project.id));
  auto state = store::pipeline_of(stages);
  return Loaded{.project = std::move(project), .stages = std::move(stages), .state = std::move(state)};
}

Result<void> Workbench::bring_up(KeptDesign& kept, const Loaded& loaded, design::StageSet payloads) {
  auto& design = kept.design;
  design.slug = loaded.project.slug;
  design.version = loaded.project.design_version;
  TRY(bring_up_words(kept, loaded));
  for (const auto& row : loaded.stages) {
    const auto index = design::index_of(row.stage_name);
    design.status[index] = row.before_generating.value_or(row.status);
    if (payloads.contains(row.stage_name) && kept.hashes[index] != row.payload_hash) {
      const auto data = TRY(store::stage_data(*connection_, row.id));
      TRY(design::read_payload_text(design, row.stage_name, data.value_or("{}")));
      kept.hashes[index] = data ? sha256_hex(*data) : "";  // the row may be older than what was read
    }
    design.has[index] = !row.payload_hash.empty();
  }
  const bool is_named = payloads.contains(StageName::product);  // a product names its design
  design.name = is_named && !design.product.name.empty() ? design.product.name : loaded.project.name;
  design.description = is_named && !design.product.description.empty()
                           ? design.product.description
                           : loaded.project.description.value_or("");
  return {};
}

Result<design::Design> Workbench::design_of(const Loaded& loaded) {
  KeptDesign fresh;
  TRY(bring_up(fresh, loaded, design::StageSet::all()));
  return std::move(fresh.design);
}

Result<StageView> Workbench::view(const Loaded& loaded, StageName stage) {
  const auto& row = loaded.of(stage);
  return StageView{.row = row,
                   .data = std::nullopt,
                   .has_data_asked = false,
                   .version = TRY(store::active_version(*connection_, row.id)),
                   .stale_inputs = pipeline::stale_inputs(loaded.state, stage),
                   .has_draft = std::nullopt};
}

// With the payload, and whether there is a draft.
Result<StageView> Workbench::whole_view(const Loaded& loaded, StageName stage) {
  auto seen = TRY(view(loaded, stage));
  seen.data = TRY(store::stage_data(*connection_, seen.row.id));
  seen.has_data_asked = true;
  seen.has_draft = TRY(store::has_draft(*connection_, user_.id, seen.row.id));
  return seen;
}

Result<void> Workbench::apply(Loaded& loaded,
                              StageName stage,
                              pipeline::Event event,
                              const pipeline::Revision& revision,
                              const std::string* data) {
  auto after = TRY(pipeline::apply(loaded.state, stage, event, revision));
  store::PipelineChange change{.before = loaded.state, .after = after, .now = clock_.now()};
  if (data != nullptr) change.data = {.stage = stage, .json = *data};
  TRY(store::write_pipeline(*connection_, loaded.project, loaded.stages, change));
  loaded.state = std::move(after);
  return {};
}

Result<void> Workbench::allows(const Loaded& loaded, StageName stage, pipeline::Event event) {
  TRY(pipeline::apply(loaded.state, stage, event, {.payload_hash = "any", .made_from = std::nullopt}));
  return {};
}

Result<void> Workbench::expect(const Loaded& loaded, StageName stage, Expected expected) {
  if (!expected) return {};
  const auto& row = loaded.stages[design::index_of(stage)];
  const auto active = TRY(store::active_version(*connection_, row.id));
  if (active.value_or(0) == *expected) return {};
  return fail(Error{.code = ErrorCode::stale,
                    .detail = active ? fmt::format("the stage is at version {} by now", *active)
                                     : std::string("the stage has no version any more"),
                    .pointer = {},
                    .reason = "somebody else changed it after you read it",
                    .fix = "Read it again, bring your change into the new version, then save."});
}

Result<design::Design> Workbench::design(std::string_view project) {
  return reading([&]() -> Result<design::Design> { return design_of(TRY(load(project, Access::read))); });
}

}  // namespace nonagon::workbench
