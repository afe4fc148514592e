#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "store/connection.hpp"
#include "store/entities.hpp"
#include "store/page.hpp"

namespace nonagon::store {

// Starts a generation: fails with conflict when another one of the stage is under way. Its fence is one more
// than the last.
Result<Job> claim_job(Connection& connection, Job job);

// Ends a job that `job.owner` still holds by its fence; fails with conflict when somebody else ended or took
// it.
Result<void> settle_job(Connection& connection, const Job& job);

Result<std::optional<Job>> find_job(Connection& connection, const JobId& id);

// Jobs that are queued or running, whoever holds them.
Result<std::vector<Job>> open_jobs(Connection& connection);

// How long a job stays its owner's without a sign of life.
inline constexpr std::chrono::seconds lease_time{30};

// Moves the end of an open job's lease; nothing happens to one that is ended or another owner's.
Result<void> extend_lease(Connection& connection, const JobId& job, std::string_view owner, Instant until);

Result<void> add_generation(Connection& connection, const AIGeneration& generation);

// A call stands on record before it is made, with the most it may cost; this takes it off. Nothing happens
// when it is not there.
Result<void> remove_open_call(Connection& connection, const AIGenerationId& id);

// The calls of one job, in their order.
Result<std::vector<AIGeneration>> generations_of_job(Connection& connection, const JobId& job);

// Newest first.
Result<std::vector<AIGeneration>> generations_of(Connection& connection, const ProjectId& project);
Result<std::vector<AIGeneration>> generations_page(Connection& connection,
                                                   const ProjectId& project,
                                                   const PageRequest<AIGenerationId>& page);

// The calls of one owner's projects since an instant, each with its project.
struct Call {
  Project project;
  AIGeneration generation;
};

Result<std::vector<Call>> calls_since(Connection& connection, const UserId& owner, Instant since);

}  // namespace nonagon::store
