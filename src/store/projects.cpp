#include "store/projects.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "store/columns.hpp"
#include "store/input_hashes.hpp"

namespace nonagon::store {
namespace {

void bring_to(Stage& row, const pipeline::StageState& state, Instant now) {
  const bool is_completed_now = row.status != StageStatus::complete && state.status == StageStatus::complete;
  if (is_completed_now) row.completed_at = now;
  if (state.status != StageStatus::complete) row.completed_at.reset();
  row.status = state.status;
  row.before_generating = state.before_generating;
  row.before_revert = state.before_revert;
  row.locked_by = state.locked_by;
  row.payload_hash = state.payload_hash;
  row.made_from = write_hashes(state.made_from);
  row.updated_at = now;
}

}  // namespace

Result<void> add_project(Connection& connection, const Project& project, const std::vector<Stage>& stages) {
  ensure(stages.size() == design::all_stages.size(), "a project has nine stages");
  TRY(insert(connection, project));
  for (const auto& stage : stages) TRY(insert(connection, stage));
  return {};
}

Result<void> update_project(Connection& connection, const Project& project) {
  return update(connection, project);
}

Result<std::optional<Project>> find_project(Connection& connection, const ProjectId& id) {
  return select_one<Project>(connection, "WHERE id = ?", parameters(id));
}

Result<std::optional<Project>> find_project(Connection& connection,
                                            const UserId& owner,
                                            std::string_view slug) {
  return select_one<Project>(
      connection, "WHERE user_id = ? AND slug = ?", parameters(owner, std::string(slug)));
}

Result<std::vector<Project>> projects_of(Connection& connection, const UserId& owner, ProjectStatus status) {
  return select<Project>(
      connection, "WHERE user_id = ? AND status = ? ORDER BY id DESC", parameters(owner, status));
}

Result<std::vector<Project>> projects_page(Connection& connection,
                                           const UserId& owner,
                                           ProjectStatus status,
                                           const PageRequest<ProjectId>& page) {
  return select_page<Project>(connection, "user_id = ? AND status = ?", parameters(owner, status), page);
}

Result<std::string> free_slug(Connection& connection, const UserId& owner, std::string_view wanted) {
  auto slug = std::string(wanted);
  for (int n = 2; TRY(find_project(connection, owner, slug)); ++n) slug = fmt::format("{}-{}", wanted, n);
  return slug;
}

Result<std::vector<Stage>> stages_of(Connection& connection, const ProjectId& project) {
  return select<Stage>(connection, "WHERE project_id = ? ORDER BY stage_number", parameters(project));
}

Result<std::optional<Stage>> find_stage(Connection& connection, const StageId& id) {
  return select_one<Stage>(connection, "WHERE id = ?", parameters(id));
}

Result<void> update_stage(Connection& connection, const Stage& stage) {
  return update(connection, stage);
}

Result<std::optional<std::string>> stage_data(Connection& connection, const StageId& stage) {
  // The text itself: the column `data` is its twin for queries, and an engine may write JSON its own way.
  auto rows = TRY(
      connection.query("SELECT o.content FROM stages s LEFT JOIN stage_outputs o ON o.stage_id = s.id AND "
                       "o.format = 'json' AND o.is_active = TRUE WHERE s.id = ?",
                       parameters(stage)));
  if (rows.empty()) return fail(ErrorCode::not_found, fmt::format("there is no stage {}", stage.text()));
  auto* text = std::get_if<std::string>(&rows[0][0]);
  return text == nullptr ? std::optional<std::string>{} : std::optional<std::string>(std::move(*text));
}

pipeline::PipelineState pipeline_of(const std::vector<Stage>& stages) {
  ensure(stages.size() == design::all_stages.size(), "a project has nine stages");
  pipeline::PipelineState state;
  for (std::size_t i = 0; i < stages.size(); ++i) {
    state.stages[i] = {.status = stages[i].status,
                       .before_generating = stages[i].before_generating,
                       .before_revert = stages[i].before_revert,
                       .locked_by = stages[i].locked_by,
                       .payload_hash = stages[i].payload_hash,
                       .made_from = read_hashes(stages[i].made_from)};
  }
  const auto first =
      std::ranges::find_if(stages, [](const Stage& stage) { return stage.status != StageStatus::complete; });
  state.current_stage =
      first == stages.end() ? static_cast<int>(stages.size()) : static_cast<int>(first->stage_number);
  return state;
}

Result<void> write_pipeline(Connection& connection,
                            Project& project,
                            std::vector<Stage>& stages,
                            const PipelineChange& change) {
  for (std::size_t i = 0; i < stages.size(); ++i) {
    auto& row = stages[i];
    const bool has_new_data = change.data && change.data->stage == row.stage_name;
    if (!has_new_data && change.before.stages[i] == change.after.stages[i]) continue;
    bring_to(row, change.after.stages[i], change.now);
    if (has_new_data) {
      TRY(update(connection, row, FurtherColumn{.name = "data", .value = std::string(change.data->json)}));
    } else {
      TRY(update_stage(connection, row));
    }
  }
  project.current_stage = change.after.current_stage;
  project.updated_at = change.now;
  return update_project(connection, project);
}

Result<void> add_carried_files(Connection& connection, const ProjectId& project, const Files& files) {
  for (const auto& [path, content] : files) {
    TRY(insert(connection, CarriedFile{.project_id = project, .path = path, .content = content}));
  }
  return {};
}

Result<Files> carried_files(Connection& connection, const ProjectId& project) {
  Files files;
  for (auto& file :
       TRY(select<CarriedFile>(connection, "WHERE project_id = ? ORDER BY path", parameters(project)))) {
    files.emplace(std::move(file.path), std::move(file.content));
  }
  return files;
}

Result<std::int64_t> purge_projects_deleted_before(Connection& connection,
                                                   Instant instant,
                                                   std::size_t limit) {
  return connection.execute(
      "DELETE FROM projects WHERE id IN (SELECT id FROM projects WHERE deleted_at < ? ORDER BY deleted_at "
      "LIMIT ?)",
      parameters(instant, static_cast<std::int64_t>(limit)));
}

}  // namespace nonagon::store
