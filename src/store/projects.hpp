#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "pipeline/lifecycle.hpp"
#include "store/connection.hpp"
#include "store/entities.hpp"
#include "store/page.hpp"

namespace nonagon::store {

Result<void> add_project(Connection& connection, const Project& project, const std::vector<Stage>& stages);
Result<void> update_project(Connection& connection, const Project& project);
Result<std::optional<Project>> find_project(Connection& connection, const ProjectId& id);
Result<std::optional<Project>> find_project(Connection& connection,
                                            const UserId& owner,
                                            std::string_view slug);

// Newest first.
Result<std::vector<Project>> projects_of(Connection& connection, const UserId& owner, ProjectStatus status);
Result<std::vector<Project>> projects_page(Connection& connection,
                                           const UserId& owner,
                                           ProjectStatus status,
                                           const PageRequest<ProjectId>& page);

// `wanted`, or with -2, -3 … the first that the owner's projects, deleted ones included, leave free.
Result<std::string> free_slug(Connection& connection, const UserId& owner, std::string_view wanted);

// The nine stages in order.
Result<std::vector<Stage>> stages_of(Connection& connection, const ProjectId& project);
Result<std::optional<Stage>> find_stage(Connection& connection, const StageId& id);
Result<void> update_stage(Connection& connection, const Stage& stage);

// The stage's payload as it is exported; nothing when there is none yet.
Result<std::optional<std::string>> stage_data(Connection& connection, const StageId& stage);

// The lifecycle's view of a project's stages.
pipeline::PipelineState pipeline_of(const std::vector<Stage>& stages);

// The JSON that becomes a stage's data.
struct NewData {
  StageName stage;
  std::string_view json;
};

// What is written of a project's rows, which are in the state `before`.
struct PipelineChange {
  const pipeline::PipelineState& before;
  const pipeline::PipelineState& after;
  Instant now;
  std::optional<NewData> data = {};
};

// Brings the rows and the project's current stage to the state `after`. The stage of new data is written
// whatever its state.
Result<void> write_pipeline(Connection& connection,
                            Project& project,
                            std::vector<Stage>& stages,
                            const PipelineChange& change);

Result<void> add_carried_files(Connection& connection, const ProjectId& project, const Files& files);
Result<Files> carried_files(Connection& connection, const ProjectId& project);

// Removes projects that were deleted before an instant, with all that is theirs; at most `limit`, and says
// how many. Inside a write transaction.
Result<std::int64_t> purge_projects_deleted_before(Connection& connection,
                                                   Instant instant,
                                                   std::size_t limit);

}  // namespace nonagon::store
