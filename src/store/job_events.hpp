#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "store/connection.hpp"
#include "store/entities.hpp"

namespace nonagon::store {

// Where other servers are told the id of a job whose events went on.
inline constexpr std::string_view job_channel = "job_events";

// Adds an event with the job's next number and returns that. Only the owner of a job adds to it; fails with
// conflict when two do at once.
Result<std::int64_t> add_job_event(
    Connection& connection, const JobId& job, std::string_view kind, std::string_view body, Instant now);

// At most `limit` events with numbers above `seq`, in their order.
Result<std::vector<JobEvent>> job_events_after(Connection& connection,
                                               const JobId& job,
                                               std::int64_t seq,
                                               std::size_t limit);

Result<void> remove_job_events_before(Connection& connection, Instant instant);

// Removes the pieces of text (kind "delta") of jobs that ended before an instant: the version holds them
// whole.
Result<void> remove_deltas_ended_before(Connection& connection, Instant instant);

}  // namespace nonagon::store
