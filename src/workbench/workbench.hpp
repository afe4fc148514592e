#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "design/design.hpp"
#include "pipeline/lifecycle.hpp"
#include "store/connection.hpp"
#include "store/data_folder.hpp"
#include "store/entities.hpp"
#include "store/generations.hpp"
#include "store/sealing_key.hpp"
#include "store/versions.hpp"
#include "workbench/budgets.hpp"
#include "workbench/payload_diff.hpp"

namespace nonagon::workbench {

using design::StageName;

// A stage as people see it.
struct StageView {
  store::Stage row;
  std::optional<std::string> data;      // the active payload, where it was asked for
  std::optional<std::int64_t> version;  // of the active payload
  std::vector<StageName> stale_inputs;  // stages that changed since it was made
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

struct NewTemplate {
  std::string name;
  std::string description;
  store::TemplateCategory category = store::TemplateCategory::other;
  std::optional<std::string> icon;
};

// What a person wants saved as the next version of a stage.
struct Edit {
  std::string payload;  // JSON text
  std::optional<design::Answers> answers;
  std::optional<std::int64_t> expected_version;  // refuse when another one is active by now
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

// The use cases over a store on this machine. Transactions begin and end here.
// A project is named by its id or slug. One that is archived is read only; one that is deleted is not found.
class Workbench {
 public:
  // Takes the data folder, brings its schema up to date, makes what a new store needs, and ends generations
  // whose process died.
  static Result<std::unique_ptr<Workbench>> open(const std::filesystem::path& data,
                                                 const Clock& clock,
                                                 Entropy& entropy);

  Result<ProjectView> create_project(const NewProject& wanted);
  Result<ProjectView> create_from_template(std::string_view template_name, const NewProject& wanted);
  // Payloads become version 1 of their stages, by human hand; `carried` are files of the package that no
  // stage decides.
  Result<ProjectView> create_from_design(const design::Design& design, const Files& carried);
  Result<std::vector<store::Project>> projects(store::ProjectStatus status);
  Result<ProjectView> project(std::string_view reference);
  Result<store::Project> rename_project(std::string_view reference, std::string name);
  Result<store::Project> archive_project(std::string_view reference);
  Result<store::Project> activate_project(std::string_view reference);
  Result<store::Project> delete_project(std::string_view reference);
  Result<store::Project> restore_project(std::string_view reference);

  Result<StageView> stage(std::string_view project, StageName stage);
  // Keeps the answers as the stage's user input, without a new version.
  Result<StageView> answer(std::string_view project, StageName stage, const design::Answers& answers);
  Result<StageView> generate(std::string_view project, StageName stage, const design::Answers& answers);
  Result<StageView> save(std::string_view project, StageName stage, const Edit& edit);
  // Autosave: one draft a person and stage, no version. Saving the stage ends it; so does saving answers for
  // the answers in it.
  Result<store::Draft> draft(std::string_view project, StageName stage);
  Result<store::Draft> keep_draft(std::string_view project, StageName stage, const NewDraft& wanted);
  Result<void> discard_draft(std::string_view project, StageName stage);
  Result<StageView> complete(std::string_view project, StageName stage);
  Result<StageView> revert(std::string_view project, StageName stage);
  Result<StageView> activate(std::string_view project, StageName stage, std::int64_t version);
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

  Result<Usage> usage(std::optional<int> days);
  Result<std::vector<store::AIGeneration>> generations(std::string_view project);
  Result<Budgets> budgets();
  Result<Budgets> set_budgets(Budgets wanted);

  Result<std::vector<store::Template>> templates();
  Result<store::Template> save_template(std::string_view project, const NewTemplate& wanted);
  Result<store::Template> delete_template(std::string_view name);

  // Fails when the key of a provider does not open with the key file of the data folder.
  Result<void> check_keys();

  const store::UserId& user() const { return user_->id; }

  store::Connection& connection() { return *connection_; }

 private:
  // A project with its stages as one transaction saw them.
  struct Loaded {
    store::Project project;
    std::vector<store::Stage> stages;

    store::Stage& of(StageName stage) { return stages[design::index_of(stage)]; }
  };

  enum class Access { read, write };

  Workbench(store::DataFolder folder,
            store::SealingKey key,
            std::unique_ptr<store::Connection> connection,
            const Clock& clock,
            Entropy& entropy);

  Result<void> prepare();
  Result<void> recover();

  // A generation from its claim on: what it was given, and what it was made from.
  struct Claim {
    store::Job job;
    store::Project project;
    design::Design design;
    pipeline::InputHashes made_from;
  };

  Result<Claim> claim(std::string_view project, StageName stage, const design::Answers& answers);
  Result<void> settle(Claim& claim, StageName stage);
  Result<void> end_generation(store::Job job, store::GenerationStatus status, const std::string& message);
  store::AIGeneration record_of(const store::Job& job, StageName stage) const;

  Result<store::Project> find(std::string_view reference, Access access);
  Result<Loaded> load(std::string_view reference, Access access);
  Result<design::Design> design_of(const Loaded& loaded);
  Result<StageView> view(Loaded& loaded, StageName stage);
  Result<void> apply(Loaded& loaded,
                     StageName stage,
                     pipeline::Event event,
                     const pipeline::Revision& revision = {});
  // Fails as `apply` would, and changes nothing.
  static Result<void> allows(const Loaded& loaded, StageName stage, pipeline::Event event);
  Result<ProjectView> add_project(store::Project project, const design::Design& design, const Files& carried);
  store::Project new_project(const std::string& name, const std::string& description) const;
  Result<store::Project> change_status(std::string_view reference,
                                       store::ProjectStatus from,
                                       store::ProjectStatus to);
  Result<store::AIProviderConfig> provider_of(const store::Project& project);
  Result<Spending> spending(const store::ProjectId& project);
  Result<void> sync_built_in_templates();
  Result<std::optional<store::Template>> find_template(std::string_view name);

  store::Origin origin() const { return {clock_, entropy_}; }

  template <class Work>
  auto transaction(Work&& work) {
    return store::in_transaction(*connection_, std::forward<Work>(work));
  }

  store::DataFolder folder_;
  store::SealingKey key_;
  std::unique_ptr<store::Connection> connection_;
  const Clock& clock_;
  Entropy& entropy_;
  std::string owner_;
  std::optional<store::User> user_;
};

}  // namespace nonagon::workbench
