#include "workbench/workbench.hpp"

#include <fmt/format.h>

#include "derive/derive.hpp"
#include "store/accounts.hpp"
#include "store/engines/sqlite.hpp"
#include "store/projects.hpp"
#include "store/provider_keys.hpp"
#include "workbench/owner.hpp"
#include "workbench/user_input.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::string_view local_email = "local@localhost";

std::unexpected<Error> no_such_project(std::string_view reference) {
  return fail(Error{.code = ErrorCode::not_found,
                    .detail = fmt::format("there is no project \"{}\"", reference),
                    .pointer = {},
                    .reason = "no project of this store has that slug or id",
                    .fix = "List them with `nonagon project list`."});
}

}  // namespace

Workbench::Workbench(store::DataFolder folder,
                     store::SealingKey key,
                     std::unique_ptr<store::Connection> connection,
                     const Clock& clock,
                     Entropy& entropy)
    : folder_(std::move(folder)),
      key_(std::move(key)),
      connection_(std::move(connection)),
      clock_(clock),
      entropy_(entropy),
      owner_(own_name()) {}

Result<std::unique_ptr<Workbench>> Workbench::open(const std::filesystem::path& data,
                                                   const Clock& clock,
                                                   Entropy& entropy) {
  auto folder = TRY(store::DataFolder::take(data));
  auto key = TRY(store::take_sealing_key(folder.key_file(), entropy));
  auto connection = TRY(store::open_sqlite(folder.database()));
  TRY(connection->migrate(rfc3339(clock.now())));
  std::unique_ptr<Workbench> made(
      new Workbench(std::move(folder), std::move(key), std::move(connection), clock, entropy));
  TRY(made->prepare());
  TRY(made->recover());
  return made;
}

Result<void> Workbench::prepare() {
  user_ = TRY(store::find_user(*connection_, local_email));
  if (user_) return {};
  const auto now = clock_.now();
  const store::User user{.id = store::UserId::make(clock_, entropy_),
                         .email = std::string(local_email),
                         .name = "Local user",
                         .avatar_url = std::nullopt,
                         .preferences = std::nullopt,
                         .created_at = now,
                         .updated_at = now};
  store::AIProviderConfig built_in{.id = store::AIProviderConfigId::make(clock_, entropy_),
                                   .user_id = user.id,
                                   .provider = store::ProviderKind::custom,
                                   .label = "Built-in engine",
                                   .api_key_encrypted = "",
                                   .default_model = std::string(derive::engine_name),
                                   .base_url = "builtin:",
                                   .is_default = true,
                                   .created_at = now};
  store::seal_api_key(built_in, "", key_, entropy_);
  TRY(transaction([&]() -> Result<void> {
    TRY(store::add_user(*connection_, user));
    return store::add_provider(*connection_, built_in);
  }));
  user_ = user;
  return {};
}

Result<void> Workbench::check_keys() {
  for (const auto& provider : TRY(store::providers_of(*connection_, user_->id)))
    TRY(store::open_api_key(provider, key_));
  return {};
}

Result<void> Workbench::recover() {
  for (const auto& job : TRY(store::open_jobs(*connection_))) {
    const auto liveness = liveness_of(job.owner);
    if (liveness == Liveness::alive) continue;
    if (liveness == Liveness::unknown && clock_.now() < job.lease_until) continue;
    TRY(end_generation(job,
                       store::GenerationStatus::timeout,
                       "the process that generated the stage ended before it was done"));
  }
  return {};
}

Result<store::Project> Workbench::find(std::string_view reference, Access access) {
  const auto id = store::ProjectId::parse(reference);
  auto found = id ? TRY(store::find_project(*connection_, *id))
                  : TRY(store::find_project(*connection_, user_->id, reference));
  if (!found || found->user_id != user_->id || found->status == store::ProjectStatus::deleted)
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
  auto found = TRY(find(reference, access));
  auto stages = TRY(store::stages_of(*connection_, found.id));
  return Loaded{.project = std::move(found), .stages = std::move(stages)};
}

Result<design::Design> Workbench::design_of(const Loaded& loaded) {
  design::Design design;
  design.name = loaded.project.name;
  design.slug = loaded.project.slug;
  design.version = loaded.project.design_version;
  design.description = loaded.project.description.value_or("");
  design.waivers = TRY(design::read_waivers(TRY(parse_json(loaded.project.waivers))));
  for (const auto& row : loaded.stages) {
    if (row.user_input) TRY(read_user_input(design.answers, row.stage_name, *row.user_input));
    design.status[design::index_of(row.stage_name)] = row.before_generating.value_or(row.status);
    const auto data = TRY(store::stage_data(*connection_, row.id));
    if (data) TRY(design::read_payload_text(design, row.stage_name, *data));
  }
  return design;
}

Result<StageView> Workbench::view(Loaded& loaded, StageName stage) {
  const auto& row = loaded.of(stage);
  return StageView{.row = row,
                   .data = std::nullopt,
                   .version = TRY(store::active_version(*connection_, row.id)),
                   .stale_inputs = pipeline::stale_inputs(store::pipeline_of(loaded.stages), stage)};
}

Result<void> Workbench::apply(Loaded& loaded,
                              StageName stage,
                              pipeline::Event event,
                              const pipeline::Revision& revision) {
  const auto state = TRY(pipeline::apply(store::pipeline_of(loaded.stages), stage, event, revision));
  return store::write_pipeline(*connection_, loaded.project, loaded.stages, state, clock_.now());
}

Result<void> Workbench::allows(const Loaded& loaded, StageName stage, pipeline::Event event) {
  TRY(pipeline::apply(
      store::pipeline_of(loaded.stages), stage, event, {.payload_hash = "any", .made_from = std::nullopt}));
  return {};
}

Result<store::AIProviderConfig> Workbench::provider_of(const store::Project& project) {
  auto chosen = project.ai_provider_id ? TRY(store::find_provider(*connection_, *project.ai_provider_id))
                                       : TRY(store::default_provider(*connection_, project.user_id));
  if (chosen) return std::move(*chosen);
  return fail(Error{.code = ErrorCode::not_found,
                    .detail = "no provider is chosen",
                    .pointer = {},
                    .reason = "the project names none, and none is the default",
                    .fix = "Choose a default provider."});
}

Result<design::Design> Workbench::design(std::string_view project) {
  return design_of(TRY(load(project, Access::read)));
}

}  // namespace nonagon::workbench
