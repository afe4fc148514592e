#include "store/generations.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "store/columns.hpp"

namespace nonagon::store {

Result<Job> claim_job(Connection& connection, Job job) {
  const auto rows = TRY(connection.query("SELECT coalesce(max(fence), 0) + 1 FROM jobs WHERE stage_id = ?",
                                         parameters(job.stage_id)));
  job.fence = std::get<std::int64_t>(rows.at(0).at(0));
  TRY(insert(connection, job));
  return job;
}

Result<void> settle_job(Connection& connection, const Job& job) {
  const auto changed = TRY(connection.execute(
      "UPDATE jobs SET state = ?, output_version = ?, error = ?, updated_at = ? "
      "WHERE id = ? AND fence = ? AND owner = ? AND state IN ('queued', 'running')",
      parameters(job.state, job.output_version, job.error, job.updated_at, job.id, job.fence, job.owner)));
  if (changed == 1) return {};
  return fail(Error{.code = ErrorCode::conflict,
                    .detail = "the generation was ended by somebody else",
                    .pointer = {},
                    .reason = "its lease ran out, or it was cancelled",
                    .fix = "Generate the stage again."});
}

Result<std::optional<Job>> find_job(Connection& connection, const JobId& id) {
  return select_one<Job>(connection, "WHERE id = ?", parameters(id));
}

Result<std::vector<Job>> open_jobs(Connection& connection) {
  return select<Job>(connection, "WHERE state IN ('queued', 'running') ORDER BY id");
}

Result<void> extend_lease(Connection& connection, const JobId& job, std::string_view owner, Instant until) {
  TRY(connection.execute(
      "UPDATE jobs SET lease_until = ? WHERE id = ? AND owner = ? AND state IN ('queued', 'running')",
      parameters(until, job, std::string(owner))));
  return {};
}

Result<void> add_generation(Connection& connection, const AIGeneration& generation) {
  return insert(connection, generation);
}

Result<void> remove_open_call(Connection& connection, const AIGenerationId& id) {
  TRY(connection.execute("DELETE FROM ai_generations WHERE id = ?", parameters(id)));
  return {};
}

Result<std::vector<AIGeneration>> generations_of_job(Connection& connection, const JobId& job) {
  return select<AIGeneration>(connection, "WHERE job_id = ? ORDER BY id", parameters(job));
}

Result<std::vector<AIGeneration>> generations_of(Connection& connection, const ProjectId& project) {
  return select<AIGeneration>(
      connection,
      "WHERE stage_id IN (SELECT id FROM stages WHERE project_id = ?) ORDER BY id DESC",
      parameters(project));
}

Result<std::vector<AIGeneration>> generations_page(Connection& connection,
                                                   const ProjectId& project,
                                                   const PageRequest<AIGenerationId>& page) {
  // The generations of a stage are sorted in its index; those of the project are the newest of each stage's
  // newest.
  std::vector<AIGeneration> newest;
  for (const auto& row : TRY(connection.query(
           "SELECT id FROM stages WHERE project_id = ? ORDER BY stage_number", parameters(project)))) {
    auto of_stage = TRY(select_page<AIGeneration>(connection, "stage_id = ?", {row.at(0)}, page));
    std::ranges::move(of_stage, std::back_inserter(newest));
  }
  return newest_of(std::move(newest), page.limit);
}

Result<std::vector<Call>> calls_since(Connection& connection, const UserId& owner, Instant since) {
  std::vector<Call> calls;
  for (const auto& project :
       TRY(select<Project>(connection, "WHERE user_id = ? ORDER BY id", parameters(owner)))) {
    const auto generations = TRY(select<AIGeneration>(
        connection,
        "WHERE created_at >= ? AND stage_id IN (SELECT id FROM stages WHERE project_id = ?) ORDER BY id",
        parameters(since, project.id)));
    for (const auto& generation : generations)
      calls.push_back({.project = project, .generation = generation});
  }
  return calls;
}

}  // namespace nonagon::store
