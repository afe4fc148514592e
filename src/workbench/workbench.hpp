#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "design/design.hpp"
#include "pipeline/lifecycle.hpp"
#include "store/connection.hpp"
#include "store/entities.hpp"
#include "store/generations.hpp"
#include "store/idempotency.hpp"
#include "store/job_events.hpp"
#include "store/sessions.hpp"
#include "store/versions.hpp"
#include "workbench/budgets.hpp"
#include "workbench/installation.hpp"
#include "workbench/loaded_project.hpp"
#include "workbench/payload_diff.hpp"
#include "workbench/snapshot.hpp"

namespace nonagon::ai {
struct Answer;
struct TokenUsage;
}  // namespace nonagon::ai

namespace nonagon::workbench {

struct ModelWork;

using design::StageName;

// A stage as people see it.
struct StageView {
  store::Stage row;
  std::optional<std::string> data;  // the active payload, where it was asked for
  bool has_data_asked = false;
  std::optional<std::int64_t> version;  // of the active payload
  std::vector<StageName> stale_inputs;  // stages that changed since it was made
  std::optional<bool> has_draft;        // whether its reader keeps one, where it was asked for
};

// A generation from claim to settlement, with the calls that it made.
struct JobView {
  store::Job row;
  StageName stage;
  std::vector<store::AIGeneration> calls;
};

// A provider as its owner sees it: never the key.
struct ProviderView {
  store::AIProviderConfig row;
  std::string last_four;  // of the key; empty when it has none
};

struct ProjectView {
  store::Project project;
  std::vector<StageView> stages;
};

struct NewProject {
  std::string name;  // empty: the product's, as the built-in engine reads it from the answers
  std::string description;
  design::Answers answers;  // the idea is product/idea
};

// What a person changes of a project; what is left out stays.
struct ProjectChange {
  std::optional<std::string> name;
  std::optional<std::string> slug;
  std::optional<std::optional<std::string>> description;
  std::optional<std::optional<std::string>> ai_provider_id;
  std::optional<store::ProjectStatus> status;  // active or archived
};

struct NewProvider {
  store::ProviderKind provider = store::ProviderKind::custom;
  std::string label;
  std::string api_key;
  std::string default_model;
  std::optional<std::string> base_url;
  bool is_default = false;
};

struct ProviderChange {
  std::optional<std::string> label;
  std::optional<std::string> api_key;
  std::optional<std::string> default_model;
  std::optional<std::optional<std::string>>
      base_url;  // another one forgets the key, unless a new one comes along
  std::optional<bool> is_default;
};

// How a provider answered when it was tried.
struct ProviderTrial {
  bool is_successful = false;
  std::string model;
  std::int64_t latency_ms = 0;
  std::vector<std::string> capabilities;
  std::string error;
};

struct NewToken {
  std::string label;
  std::optional<std::optional<Instant>> expires_at;  // 90 days unless told; null: never
};

// A token as it is told, once.
struct MadeToken {
  store::MCPToken row;
  std::string token;
};

// What a person changes of themselves.
struct UserChange {
  std::optional<std::string> email;
  std::optional<std::string> name;
  std::optional<std::optional<std::string>> avatar_url;
  std::optional<std::optional<std::string>> preferences;  // JSON text
};

struct GenerationRequest {
  std::optional<std::string> user_input;
  design::Answers answers;
  std::optional<std::string> provider_id;
  std::optional<std::string> model;
  std::optional<std::int64_t> most_cost;   // nano-dollars, of this generation
  std::optional<std::string> intent = {};  // what the person wants changed this time, for a model
};

// What a generation would ask for, told before anybody is asked. Tokens are our own count; money is whole
// nano-dollars.
struct Estimate {
  std::string provider;  // its label
  std::string model;
  std::int64_t input_tokens = 0;
  std::int64_t most_output_tokens = 0;
  int most_calls = 0;  // 0: the built-in engine, which asks nobody
  std::optional<std::int64_t> most_cost_a_call = {};  // nothing where the model's price is not known
};

// Who watches a generation while it runs.
struct GenerationWatch {
  std::function<void()> told = [] {};  // its events went on
  std::stop_token stop = {};           // the program ends
};

// Part of a list: what follows `after`, which is the id of the last item of the part before.
struct PageOf {
  std::optional<std::string> after;
  std::size_t limit = 50;
};

template <class T>
struct Page {
  std::vector<T> items;
  std::optional<std::string> next;  // `after` of the next part; nothing at the end
};

struct NewTemplate {
  std::string name;
  std::string description;
  store::TemplateCategory category = store::TemplateCategory::other;
  std::optional<std::string> icon;
};

// The version that a change was made for, 0 where there was none: refused when another one is active by now.
using Expected = std::optional<std::int64_t>;

// What a person wants saved as the next version of a stage.
struct Edit {
  json::value payload;
  std::optional<design::Answers> answers;
  Expected expected;
};

// What is kept of a stage while a person works on it; may be incomplete and wrong.
struct NewDraft {
  std::optional<std::string> data;  // JSON text
  std::optional<design::Answers> answers;
};

struct Validation {
  store::ValidationStatus status;
  std::vector<design::Finding> findings;
};

struct Export {
  store::ExportPackage package;
  std::filesystem::path path;  // where it was put
  std::vector<design::Finding> findings;
};

// Calls added up. Money is whole nano-dollars, so that sums are exact.
struct UsageRow {
  std::string key;
  std::int64_t calls = 0;
  std::int64_t input_tokens = 0;
  std::int64_t output_tokens = 0;
  std::int64_t cost_nano = 0;
  std::int64_t calls_without_price = 0;
};

struct Usage {
  UsageRow total;
  std::vector<UsageRow> by_project;
  std::vector<UsageRow> by_model;
  std::vector<UsageRow> by_day;
};

// Dollars as decimal text, e.g. "0.00125"; and back. Digits beyond nano-dollars are dropped.
std::string print_cost(std::int64_t nano_dollars);
std::int64_t parse_cost(std::string_view dollars);

// True for the row of the built-in engine, which asks nobody.
bool is_built_in(const store::AIProviderConfig& provider);

// The use cases over a store on this machine. Transactions begin and end here.
// A project is named by its id or slug. One that is archived is read only; one that is deleted is not found.
class Workbench {
 public:
  // The local user's, over an installation that is opened for it.
  static Result<std::unique_ptr<Workbench>> open(const std::filesystem::path& data,
                                                 const Clock& clock,
                                                 Entropy& entropy);

  // For one unit of work on one thread.
  Workbench(std::shared_ptr<Installation> installation,
            std::unique_ptr<store::Connection> connection,
            store::User user);

  // Runs `work`, which may be several use cases, in one write transaction: when it fails, none of them
  // happened.
  template <class Work>
  auto atomically(Work&& work) -> decltype(work()) {
    return transaction(std::forward<Work>(work));
  }

  Result<ProjectView> create_project(const NewProject& wanted);
  Result<ProjectView> create_from_template(std::string_view template_name, const NewProject& wanted);
  // Payloads become version 1 of their stages, by human hand; `carried` are files of the package that no
  // stage decides.
  Result<ProjectView> create_from_design(const design::Design& design, const Files& carried);
  Result<std::vector<store::Project>> projects(store::ProjectStatus status);
  Result<Page<ProjectView>> projects(store::ProjectStatus status, const PageOf& part);
  Result<ProjectView> project(std::string_view reference);
  // The nine stages with their payloads.
  Result<std::vector<StageView>> stages(std::string_view project);
  Result<store::Project> change_project(std::string_view reference, const ProjectChange& change);
  Result<store::Project> rename_project(std::string_view reference, std::string name);
  Result<store::Project> archive_project(std::string_view reference);
  Result<store::Project> activate_project(std::string_view reference);
  Result<store::Project> delete_project(std::string_view reference);
  Result<store::Project> restore_project(std::string_view reference);

  Result<StageView> stage(std::string_view project, StageName stage);
  // Keeps the answers as the stage's user input, without a new version.
  Result<StageView> answer(std::string_view project, StageName stage, const design::Answers& answers);
  Result<StageView> generate(std::string_view project, StageName stage, const design::Answers& answers);
  // The same by any provider; `watch` is asked for when the generation has begun.
  Result<StageView> generate(std::string_view project,
                             StageName stage,
                             const GenerationRequest& request,
                             const std::function<GenerationWatch(const store::JobId&)>& watch);

  // What that would ask for, and cost at most; changes nothing, and looks at no limit. Fails with conflict
  // when the stage is locked.
  Result<Estimate> estimate(std::string_view project, StageName stage, const GenerationRequest& request);

  // A generation that was claimed and is to be run.
  struct Generation {
    store::Job job;
    StageName stage;
    store::Project project;
    design::Design design;
    pipeline::InputHashes made_from;
    std::shared_ptr<const void> hold = {};  // see Installation::hold
    std::shared_ptr<ModelWork> work = {};   // where a model is asked
  };

  // Claims the stage: until the generation is settled nobody else generates it.
  Result<Generation> begin_generation(std::string_view project,
                                      StageName stage,
                                      const GenerationRequest& request);
  // Runs it to its end, which is kept with the job, and says why it failed; fails itself when the end could
  // not be written.
  Result<std::optional<Error>> run_generation(Generation generation, const GenerationWatch& watch = {});
  Result<JobView> generation(std::string_view project, StageName stage, const store::JobId& job);
  Result<std::vector<store::JobEvent>> events(const store::JobId& job, std::int64_t after);
  Result<JobView> cancel_generation(std::string_view project, StageName stage, const store::JobId& job);
  Result<StageView> save(std::string_view project, StageName stage, const Edit& edit);
  // Autosave: one draft a person and stage, no version. Saving the stage ends it; so does saving answers for
  // the answers in it.
  Result<store::Draft> draft(std::string_view project, StageName stage);
  Result<store::Draft> keep_draft(std::string_view project, StageName stage, const NewDraft& wanted);
  Result<void> discard_draft(std::string_view project, StageName stage);
  Result<StageView> complete(std::string_view project, StageName stage, Expected expected = {});
  Result<StageView> revert(std::string_view project, StageName stage, Expected expected = {});
  Result<StageView> activate(std::string_view project,
                             StageName stage,
                             std::int64_t version,
                             Expected expected = {});
  Result<std::vector<store::VersionSummary>> versions(std::string_view project, StageName stage);
  Result<std::string> output(std::string_view project,
                             StageName stage,
                             store::OutputFormat format,
                             std::optional<std::int64_t> version);
  Result<std::vector<PayloadChange>> diff(std::string_view project,
                                          StageName stage,
                                          std::int64_t from,
                                          std::int64_t to);

  Result<design::Design> design(std::string_view project);
  Result<Validation> validate(std::string_view project);
  // Findings that are accepted, each with its reason; they travel in the package.
  Result<std::vector<design::Waiver>> waivers(std::string_view project);
  Result<std::vector<design::Waiver>> set_waivers(std::string_view project,
                                                  const std::vector<design::Waiver>& wanted);
  // Writes the package below `folder` as a folder or a zip; a copy stays in the store.
  Result<Export> export_package(std::string_view project,
                                store::ExportFormat format,
                                const std::filesystem::path& folder);
  Result<std::vector<store::ExportPackage>> exports(std::string_view project);
  Result<Page<store::ExportPackage>> exports(std::string_view project, const PageOf& part);

  // A package as bytes; a copy stays in the store.
  Result<store::ExportPackage> make_export(std::string_view project, store::ExportFormat format);
  Result<store::ExportPackage> find_export(std::string_view project, const store::ExportPackageId& id);
  Result<std::string> export_bytes(const store::ExportPackage& package);
  // The package as it would be exported now.
  Result<std::shared_ptr<const Snapshot>> snapshot(std::string_view project);

  Result<Usage> usage(std::optional<int> days);
  Result<std::vector<store::AIGeneration>> generations(std::string_view project);
  Result<Page<store::AIGeneration>> generations(std::string_view project, const PageOf& part);
  Result<Budgets> budgets();
  Result<Budgets> set_budgets(Budgets wanted);

  Result<store::User> change_user(const UserChange& change);
  Result<Page<store::Session>> sessions(const PageOf& part);

  Result<Page<ProviderView>> providers(const PageOf& part);
  Result<ProviderView> provider(const store::AIProviderConfigId& id);
  Result<ProviderView> add_provider(const NewProvider& wanted);
  Result<ProviderView> change_provider(const store::AIProviderConfigId& id, const ProviderChange& change);
  // Fails with conflict while calls of it are on record: those name their provider.
  Result<void> remove_provider(const store::AIProviderConfigId& id);
  Result<ProviderTrial> try_provider(const store::AIProviderConfigId& id);
  Result<std::vector<std::string>> models(const store::AIProviderConfigId& id);

  Result<Page<store::MCPToken>> tokens(std::string_view project, const PageOf& part);
  Result<MadeToken> make_token(std::string_view project, const NewToken& wanted);
  Result<void> revoke_token(std::string_view project, const store::MCPTokenId& id);

  Result<std::vector<store::Template>> templates();
  Result<Page<store::Template>> templates(const PageOf& part);
  Result<store::Template> find_template_of(std::string_view reference);
  // Fills the stages of a project that have no payload yet.
  Result<ProjectView> apply_template(std::string_view project, std::string_view template_name);
  Result<store::Template> save_template(std::string_view project, const NewTemplate& wanted);
  Result<store::Template> delete_template(std::string_view name);

  // What this user was answered when they first sent `key`; fails with conflict when that was another
  // request.
  Result<std::optional<store::StoredAnswer>> kept_answer(std::string_view key, std::string_view request_hash);
  Result<void> keep_answer(store::StoredAnswer answer);

  // Fails when the key of a provider does not open with the key file of the data folder.
  Result<void> check_keys();

  // Ends generations, whoever's, whose process died or let their lease run out.
  Result<void> end_abandoned_generations();

  const store::User& user() const { return user_; }

  store::Connection& connection() { return *connection_; }

 private:
  using Loaded = LoadedProject;

  enum class Access { read, write };

  // A generation as it would begin: who decides it, and from what. Without `work` it is the built-in engine.
  struct Intended {
    Loaded loaded;
    store::AIProviderConfig provider;
    design::Design design;
    std::shared_ptr<ModelWork> work;
  };

  Result<Intended> intend(std::string_view project,
                          StageName stage,
                          const GenerationRequest& request,
                          Access access);
  Result<void> settle(Generation& generation);
  Result<std::optional<Error>> decide(Generation& generation, const GenerationWatch& watch);
  Result<std::optional<Error>> run_model(Generation& generation, const GenerationWatch& watch);
  Result<std::shared_ptr<ModelWork>> model_work(const store::AIProviderConfig& provider,
                                                const design::Design& design,
                                                StageName stage,
                                                const store::Stage& row,
                                                const GenerationRequest& request);
  // What the request may cost, in nano-dollars; fails with over_budget when that is too much.
  Result<std::int64_t> may_spend(const ModelWork& work,
                                 const store::ProjectId& project,
                                 const ai::TokenUsage& expected);
  Result<void> read_own_words(const store::StageId& stage, ModelWork& work);
  static void keep_own_words(Generation& generation);
  Result<void> record_call(Generation& generation, const ai::Answer& answer);
  Result<store::AIGenerationId> last_call(const Generation& generation);
  Result<void> keep_partial(const Generation& generation, std::string_view partial);
  Result<void> tell_all(const store::Job& job,
                        const std::vector<std::pair<std::string, json::object>>& events);
  Result<void> end_job(store::Job job,
                       store::JobState state,
                       store::GenerationStatus status,
                       const std::string& message);
  Result<void> tell(const store::Job& job, std::string_view kind, const json::object& body);
  store::AIGeneration record_of(const store::Job& job, StageName stage) const;

  // A package made just now, in both of its forms.
  struct Packed {
    store::ExportPackage package;
    std::string root;
    std::string zip_name;
    Files files;
    std::string zip;
    std::vector<design::Finding> findings;
  };

  Result<Packed> pack_now(std::string_view project, store::ExportFormat format);
  static std::string stamp_of(const Loaded& loaded);
  Result<store::Project> find(std::string_view reference, Access access);
  Result<Loaded> load(std::string_view reference, Access access);
  Result<Loaded> with_stages(store::Project project);
  // Brings what is kept of a design to what `loaded` tells; payloads of other stages than `payloads` may be
  // older ones. Inside the transaction that loaded it.
  Result<void> bring_up(KeptDesign& kept, const Loaded& loaded, design::StageSet payloads);
  Result<design::Design> design_of(const Loaded& loaded);

  // A version of a stage that is to be saved, and the design that it was compiled in.
  struct Prepared {
    KeptDesign kept;
    std::map<store::OutputFormat, std::string> contents;
  };

  Result<Prepared> prepare(std::string_view project, StageName stage, const Edit& edit);
  // What the version consists of when `edit` is saved over the rows that `kept` was brought up to.
  Result<std::map<store::OutputFormat, std::string>> compile(KeptDesign& kept,
                                                             StageName stage,
                                                             const Edit& edit);
  Result<StageView> view(const Loaded& loaded, StageName stage);
  Result<StageView> whole_view(const Loaded& loaded, StageName stage);
  Result<ProjectView> view(Loaded loaded);
  Result<void> apply(Loaded& loaded,
                     StageName stage,
                     pipeline::Event event,
                     const pipeline::Revision& revision = {},
                     const std::string* data = nullptr);
  // Fails as `apply` would, and changes nothing.
  static Result<void> allows(const Loaded& loaded, StageName stage, pipeline::Event event);
  Result<ProjectView> add_project(store::Project project, const design::Design& design, const Files& carried);
  Result<void> add_first_versions(const std::vector<store::Stage>& stages,
                                  const std::vector<std::map<store::OutputFormat, std::string>>& contents,
                                  const pipeline::PipelineState& state);
  store::Project new_project(const std::string& name, const std::string& description) const;
  Result<store::Project> change_status(std::string_view reference,
                                       store::ProjectStatus from,
                                       store::ProjectStatus to);
  // The one that was asked for, else the project's, else the user's default.
  Result<store::AIProviderConfig> provider_for(const store::Project& project,
                                               const std::optional<std::string>& asked_for);
  Result<store::AIProviderConfig> own_provider(const store::AIProviderConfigId& id);
  Result<ProviderTrial> try_model(const store::AIProviderConfig& row);
  ProviderView view(store::AIProviderConfig row) const;
  Result<void> expect(const Loaded& loaded, StageName stage, Expected expected);
  Result<Spending> spending(const store::ProjectId& project);
  Result<void> sync_built_in_templates();
  Result<std::optional<store::Template>> find_template(std::string_view name);

  store::Origin origin() const { return {clock_, entropy_}; }

  // A write transaction, or the one that is under way.
  template <class Work>
  auto transaction(Work&& work) -> decltype(work()) {
    if (is_in_transaction_) return work();
    const Inside inside(is_in_transaction_);
    return store::in_transaction(*connection_, std::forward<Work>(work));
  }

  // Several reads of one state.
  template <class Work>
  auto reading(Work&& work) -> decltype(work()) {
    if (is_in_transaction_) return work();
    const Inside inside(is_in_transaction_);
    return store::in_snapshot(*connection_, std::forward<Work>(work));
  }

  class Inside {
   public:
    explicit Inside(bool& flag) : flag_(flag) { flag_ = true; }

    ~Inside() { flag_ = false; }

    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

   private:
    bool& flag_;
  };

  std::shared_ptr<Installation> installation_;
  std::unique_ptr<store::Connection> connection_;
  const Clock& clock_;
  Entropy& entropy_;
  store::User user_;
  bool is_in_transaction_ = false;
};

}  // namespace nonagon::workbench
