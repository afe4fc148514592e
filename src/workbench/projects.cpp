#include "store/projects.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "derive/derive.hpp"
#include "pipeline/stage.hpp"
#include "workbench/outputs.hpp"
#include "workbench/paging.hpp"
#include "workbench/user_input.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

constexpr std::size_t max_name_bytes = 120;

Result<void> check_name(std::string_view name) {
  if (!trim(name).empty() && name.size() <= max_name_bytes && is_valid_utf8(name)) return {};
  return fail(Error{.code = ErrorCode::invalid_input,
                    .detail = "the name of a project has 1 to 120 bytes of text",
                    .pointer = "/name",
                    .reason = fmt::format("this one has {}", name.size()),
                    .fix = "Choose a shorter name; the idea can say the rest."});
}

Result<void> check_idea(const design::Answers& answers) {
  const auto size = answers.text(StageName::product, "idea").size();
  if (size <= derive::max_idea_bytes) return {};
  return fail(
      Error{.code = ErrorCode::limit_reached,
            .detail = fmt::format("the idea has {} bytes; at most {} are read", size, derive::max_idea_bytes),
            .pointer = "/product/idea",
            .reason = "a longer text is a document to import, not an idea",
            .fix = "Shorten it to what has to be built."});
}

std::string name_from(const design::Answers& answers) {
  design::Design draft;
  draft.answers = answers;
  derive::derive_stage(draft, StageName::product);
  auto name = draft.product.name.substr(0, max_name_bytes);
  return trim(name).empty() || !is_valid_utf8(name) ? "Untitled" : name;
}

// What a user answers in every project unless they say otherwise: the member `answers` of their preferences.
design::Answers usual_answers(const store::User& user) {
  if (!user.preferences) return {};
  const auto preferences = parse_json(*user.preferences);
  const auto* usual = preferences ? find_pointer(*preferences, "/answers") : nullptr;
  if (usual == nullptr) return {};
  auto answers = design::read_answers(*usual);
  return answers && pipeline::check_answers(*answers) ? *std::move(answers) : design::Answers();
}

store::Stage new_stage(const pipeline::Stage& definition,
                       const store::Project& project,
                       const store::Origin& origin) {
  return {.id = store::StageId::make(origin.clock, origin.entropy),
          .project_id = project.id,
          .stage_number = design::number_of(definition.name),
          .stage_name = definition.name,
          .stage_label = std::string(definition.label),
          .status = pipeline::new_pipeline().of(definition.name).status,
          .user_input = std::nullopt,
          .validated_at = std::nullopt,
          .completed_at = std::nullopt,
          .created_at = project.created_at,
          .updated_at = project.created_at,
          .payload_hash = "",
          .made_from = "{}",
          .before_generating = std::nullopt,
          .before_revert = std::nullopt,
          .locked_by = std::nullopt};
}

}  // namespace

store::Project Workbench::new_project(const std::string& name, const std::string& description) const {
  const auto now = clock_.now();
  return {.id = store::ProjectId::make(clock_, entropy_),
          .user_id = user_.id,
          .name = name,
          .slug = slug_of(name),
          .description = description.empty() ? std::nullopt : std::optional(description),
          .current_stage = 1,
          .status = store::ProjectStatus::active,
          .ai_provider_id = std::nullopt,
          .template_id = std::nullopt,
          .design_version = "0.1.0",
          .waivers = "[]",
          .created_at = now,
          .updated_at = now,
          .deleted_at = std::nullopt};
}

// The payloads of `design` become the first versions of the stages; answers become their user input.
Result<ProjectView> Workbench::add_project(store::Project project,
                                           const design::Design& design,
                                           const Files& carried) {
  std::vector<store::Stage> stages;
  std::vector<std::map<store::OutputFormat, std::string>> contents;
  for (const auto* definition : pipeline::stages()) {
    stages.push_back(new_stage(*definition, project, origin()));
    stages.back().user_input = write_user_input(design.answers, definition->name);
    const bool is_there = design::has(design, definition->name);
    contents.push_back(is_there ? compile_outputs(design, definition->name)
                                : decltype(contents)::value_type{});
  }
  return transaction([&]() -> Result<ProjectView> {
    project.slug = TRY(store::free_slug(*connection_, project.user_id, project.slug));
    TRY(store::add_project(*connection_, project, stages));
    TRY(store::add_carried_files(*connection_, project.id, carried));
    std::array<std::string, design::all_stages.size()> hashes{};
    for (std::size_t i = 0; i < stages.size(); ++i) {
      if (!contents[i].empty()) hashes[i] = store::hash_of(contents[i]);
    }
    const auto state = pipeline::opened_with(hashes);
    TRY(add_first_versions(stages, contents, state));
    const auto before = store::pipeline_of(stages);
    TRY(store::write_pipeline(
        *connection_, project, stages, {.before = before, .after = state, .now = clock_.now()}));
    return this->project(project.id.text());
  });
}

// Payloads that came from outside, by human hand; empty contents are of stages without one.
Result<void> Workbench::add_first_versions(
    const std::vector<store::Stage>& stages,
    const std::vector<std::map<store::OutputFormat, std::string>>& contents,
    const pipeline::PipelineState& state) {
  for (std::size_t i = 0; i < stages.size(); ++i) {
    if (contents[i].empty()) continue;
    TRY(store::add_version(*connection_,
                           {.stage_id = stages[i].id,
                            .contents = contents[i],
                            .generated_by = store::GeneratedBy::human,
                            .ai_generation_id = std::nullopt,
                            .made_from = state.stages[i].made_from},
                           origin()));
  }
  return {};
}

Result<ProjectView> Workbench::create_project(const NewProject& wanted) {
  if (wanted.name.empty() && wanted.answers.empty()) {
    return fail(Error{.code = ErrorCode::invalid_input,
                      .detail = "there is nothing to begin a project with",
                      .pointer = "/name",
                      .reason = "neither a name nor an idea was given",
                      .fix = "Give one of them."});
  }
  TRY(check_idea(wanted.answers));
  TRY(pipeline::check_answers(wanted.answers));
  const auto name = wanted.name.empty() ? name_from(wanted.answers) : wanted.name;
  TRY(check_name(name));
  design::Design empty;
  empty.answers = usual_answers(user_);
  for (const auto& entry : wanted.answers.entries())
    empty.answers.set(entry.stage, entry.topic, entry.answer);
  return add_project(new_project(name, wanted.description), empty, {});
}

Result<ProjectView> Workbench::create_from_design(const design::Design& design, const Files& carried) {
  const auto name = design.name.empty() ? std::string("Untitled") : design.name;
  TRY(check_name(name));
  auto project = new_project(name, design.description);
  if (!design.slug.empty()) project.slug = slug_of(design.slug);
  project.design_version = design.version;
  project.waivers = write_json_line(TRY(parse_json(design::write_waivers(design.waivers))));
  return add_project(std::move(project), design, carried);
}

Result<std::vector<store::Project>> Workbench::projects(store::ProjectStatus status) {
  return store::projects_of(*connection_, user_.id, status);
}

Result<Page<ProjectView>> Workbench::projects(store::ProjectStatus status, const PageOf& part) {
  return reading([&]() -> Result<Page<ProjectView>> {
    auto rows =
        TRY(store::projects_page(*connection_, user_.id, status, TRY(page_request<store::ProjectId>(part))));
    Page<ProjectView> page{.items = {}, .next = next_of(rows, part)};
    for (auto& row : rows) {
      auto stages = TRY(store::stages_of(*connection_, row.id));
      page.items.push_back(TRY(view({.project = std::move(row), .stages = std::move(stages)})));
    }
    return page;
  });
}

Result<ProjectView> Workbench::view(Loaded loaded) {
  ProjectView view{.project = loaded.project, .stages = {}};
  for (const auto stage : design::all_stages) view.stages.push_back(TRY(this->view(loaded, stage)));
  return view;
}

Result<ProjectView> Workbench::project(std::string_view reference) {
  return reading([&]() -> Result<ProjectView> { return view(TRY(load(reference, Access::read))); });
}

Result<store::Project> Workbench::change_project(std::string_view reference, const ProjectChange& change) {
  return transaction([&]() -> Result<store::Project> {
    auto found = TRY(find(reference, Access::read));
    const bool stays_archived = found.status == store::ProjectStatus::archived &&
                                change.status.value_or(found.status) == store::ProjectStatus::archived;
    if (stays_archived) found = TRY(find(reference, Access::write));  // says that it is read only
    if (change.status == store::ProjectStatus::deleted) {
      return fail({.code = ErrorCode::invalid_input,
                   .detail = "a project becomes active or archived this way",
                   .pointer = "/status",
                   .reason = "deleting is a request of its own, as it can be undone for 30 days only",
                   .fix = "Send DELETE for the project."});
    }
    if (change.name) {
      TRY(check_name(*change.name));
      found.name = *change.name;
    }
    if (change.slug && *change.slug != found.slug) {
      if (slug_of(*change.slug) != *change.slug)
        return fail(
            ErrorCode::invalid_input, "a slug has lower-case letters, digits and single hyphens", "/slug");
      if (TRY(store::free_slug(*connection_, user_.id, *change.slug)) != *change.slug)
        return fail(ErrorCode::conflict, "another project of yours has this slug", "/slug");
      found.slug = *change.slug;
    }
    if (change.description) found.description = *change.description;
    if (change.ai_provider_id) {
      found.ai_provider_id.reset();
      if (const auto& id = *change.ai_provider_id) found.ai_provider_id = TRY(provider_for(found, id)).id;
    }
    found.status = change.status.value_or(found.status);
    found.updated_at = clock_.now();
    TRY(store::update_project(*connection_, found));
    return found;
  });
}

Result<store::Project> Workbench::rename_project(std::string_view reference, std::string name) {
  TRY(check_name(name));
  return transaction([&]() -> Result<store::Project> {
    auto found = TRY(find(reference, Access::write));
    found.name = std::move(name);
    found.updated_at = clock_.now();
    TRY(store::update_project(*connection_, found));
    return found;
  });
}

Result<store::Project> Workbench::change_status(std::string_view reference,
                                                store::ProjectStatus from,
                                                store::ProjectStatus to) {
  return transaction([&]() -> Result<store::Project> {
    auto found = TRY(find(reference, Access::read));
    if (found.status != from) {
      return fail(Error{
          .code = ErrorCode::wrong_state,
          .detail = fmt::format("the project {} is {}", found.slug, design::wire_value(found.status)),
          .pointer = {},
          .reason = fmt::format(
              "only a project that is {} can become {}", design::wire_value(from), design::wire_value(to)),
          .fix = "Nothing is to be done, or undo the other change first."});
    }
    found.status = to;
    found.updated_at = clock_.now();
    TRY(store::update_project(*connection_, found));
    return found;
  });
}

Result<store::Project> Workbench::archive_project(std::string_view reference) {
  return change_status(reference, store::ProjectStatus::active, store::ProjectStatus::archived);
}

Result<store::Project> Workbench::activate_project(std::string_view reference) {
  return change_status(reference, store::ProjectStatus::archived, store::ProjectStatus::active);
}

Result<store::Project> Workbench::delete_project(std::string_view reference) {
  return transaction([&]() -> Result<store::Project> {
    auto found = TRY(find(reference, Access::read));
    found.status = store::ProjectStatus::deleted;
    found.deleted_at = clock_.now();
    found.updated_at = clock_.now();
    TRY(store::update_project(*connection_, found));
    return found;
  });
}

Result<store::Project> Workbench::restore_project(std::string_view reference) {
  constexpr std::chrono::days kept_for{30};
  return transaction([&]() -> Result<store::Project> {
    const auto id = store::ProjectId::parse(reference);
    for (auto& candidate : TRY(projects(store::ProjectStatus::deleted))) {
      if (id ? candidate.id != *id : candidate.slug != reference) continue;
      if (clock_.now() - *candidate.deleted_at > kept_for) break;
      candidate.status = store::ProjectStatus::active;
      candidate.deleted_at.reset();
      candidate.updated_at = clock_.now();
      TRY(store::update_project(*connection_, candidate));
      return std::move(candidate);
    }
    return fail(
        Error{.code = ErrorCode::not_found,
              .detail = fmt::format("there is no deleted project \"{}\" that could come back", reference),
              .pointer = {},
              .reason = "a deleted project is kept for 30 days",
              .fix = "List them with `nonagon project list --status deleted`."});
  });
}

}  // namespace nonagon::workbench
