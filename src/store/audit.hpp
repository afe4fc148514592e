#pragma once

#include <vector>

#include "store/connection.hpp"
#include "store/entities.hpp"

namespace nonagon::store {

// Adds an event at the end of the chain; both hashes are filled in, and text that is no UTF-8 is made so.
// Inside a write transaction: events wait there for each other.
Result<AuditEvent> add_audit_event(Connection& connection, AuditEvent event);

// Fails with has_findings, naming the first event that was changed, or the place where some are missing.
Result<void> check_audit_chain(Connection& connection);

// The newest events of one person, newest first.
Result<std::vector<AuditEvent>> audit_events_of(Connection& connection,
                                                const UserId& user,
                                                std::size_t limit);

}  // namespace nonagon::store
