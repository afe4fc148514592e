#include "store/audit.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "store/columns.hpp"

namespace nonagon::store {
namespace {

// SHA-256 of one JSON array of all columns but the hash itself, in their order.
std::string hash_of(const AuditEvent& event) {
  json::array parts;
  for (const auto& value : parameters(event.previous_hash,
                                      event.id,
                                      event.user_id,
                                      event.action,
                                      event.target,
                                      event.address,
                                      event.user_agent,
                                      event.request_id,
                                      event.outcome,
                                      event.created_at)) {
    const auto* text = std::get_if<std::string>(&value);
    parts.push_back(text == nullptr ? json::value(nullptr) : json::value(*text));
  }
  return sha256_hex(write_json_line(parts));
}

std::unexpected<Error> broken_chain(std::string detail) {
  return fail(Error{.code = ErrorCode::has_findings,
                    .detail = std::move(detail),
                    .pointer = {},
                    .reason = "the audit log is only ever added to by this program",
                    .fix = "Compare the log with the last backup; somebody else wrote to the database."});
}

}  // namespace

Result<AuditEvent> add_audit_event(Connection& connection, AuditEvent event) {
  // The update comes first, so that writers wait here for each other before they read the last hash.
  const auto head = TRY(connection.query(
      "UPDATE audit_heads SET length = length + 1 WHERE chain = 1 RETURNING length, hash", {}));
  if (head.empty()) return broken_chain("the audit log has no head");
  event.previous_hash = std::get<std::string>(head[0].at(1));
  for (auto* text :
       {&event.action, &event.target, &event.address, &event.user_agent, &event.request_id, &event.outcome})
    *text = clean_text(*text);
  event.hash = hash_of(event);
  TRY(insert(connection, event));
  TRY(connection.execute("UPDATE audit_heads SET hash = ? WHERE chain = 1", parameters(event.hash)));
  return event;
}

Result<void> check_audit_chain(Connection& connection) {
  constexpr std::int64_t batch = 1000;
  std::string last_hash;
  std::int64_t length = 0;
  std::int64_t position = 0;
  while (true) {
    const auto positions =
        TRY(connection.query("SELECT position FROM audit_events WHERE position > ? ORDER BY position LIMIT ?",
                             parameters(position, batch)));
    if (positions.empty()) break;
    const auto end = std::get<std::int64_t>(positions.back().at(0));
    for (const auto& event : TRY(select<AuditEvent>(connection,
                                                    "WHERE position > ? AND position <= ? ORDER BY position",
                                                    parameters(position, end)))) {
      ++length;
      if (event.previous_hash != last_hash)
        return broken_chain(fmt::format("events are missing before event {} of the audit log", length));
      if (event.hash != hash_of(event))
        return broken_chain(fmt::format("event {} of the audit log was changed", length));
      last_hash = event.hash;
    }
    position = end;
  }
  const auto head = TRY(connection.query("SELECT length, hash FROM audit_heads WHERE chain = 1", {}));
  if (head.empty() || head[0] != Row{length, last_hash})
    return broken_chain(fmt::format("events are missing at the end of the audit log, after {}", length));
  return {};
}

Result<std::vector<AuditEvent>> audit_events_of(Connection& connection,
                                                const UserId& user,
                                                std::size_t limit) {
  return select<AuditEvent>(connection,
                            "WHERE user_id = ? ORDER BY position DESC LIMIT ?",
                            parameters(user, static_cast<std::int64_t>(limit)));
}

}  // namespace nonagon::store
