#include "store/job_events.hpp"

#include "store/columns.hpp"

namespace nonagon::store {

Result<std::int64_t> add_job_event(
    Connection& connection, const JobId& job, std::string_view kind, std::string_view body, Instant now) {
  const auto last =
      TRY(connection.query("SELECT coalesce(max(seq), 0) FROM job_events WHERE job_id = ?", parameters(job)));
  const auto seq = std::get<std::int64_t>(last.at(0).at(0)) + 1;
  TRY(insert(connection,
             JobEvent{.job_id = job,
                      .seq = seq,
                      .kind = std::string(kind),
                      .body = std::string(body),
                      .created_at = now}));
  TRY(connection.notify(job_channel, job.text()));
  return seq;
}

Result<std::vector<JobEvent>> job_events_after(Connection& connection,
                                               const JobId& job,
                                               std::int64_t seq,
                                               std::size_t limit) {
  return select<JobEvent>(connection,
                          "WHERE job_id = ? AND seq > ? ORDER BY seq LIMIT ?",
                          parameters(job, seq, static_cast<std::int64_t>(limit)));
}

Result<void> remove_job_events_before(Connection& connection, Instant instant) {
  TRY(connection.execute("DELETE FROM job_events WHERE created_at < ?", parameters(instant)));
  return {};
}

Result<void> remove_deltas_ended_before(Connection& connection, Instant instant) {
  TRY(connection.execute(
      "DELETE FROM job_events WHERE kind = 'delta' AND job_id IN (SELECT id FROM jobs WHERE state NOT IN "
      "('queued', 'running') AND updated_at < ?)",
      parameters(instant)));
  return {};
}

}  // namespace nonagon::store
