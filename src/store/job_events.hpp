#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "store/connection.hpp"
#include "store/entities.hpp"

namespace nonagon::store {

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

}  // namespace nonagon::store
