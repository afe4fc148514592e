#include "store/audit.hpp"

#include <thread>

#include <doctest/doctest.h>

#include "store/engines.hpp"
#include "store/fixture.hpp"

namespace nonagon::store {
namespace {

using test::good;

AuditEvent some_event(const Clock& clock, Entropy& entropy, const UserId& user) {
  return {.id = AuditEventId::make(clock, entropy),
          .user_id = user,
          .action = "token.create",
          .target = "project/kites",
          .address = "127.0.0.1",
          .user_agent = "agent \x1b[31m\xff\n",
          .request_id = "r-1",
          .outcome = "ok",
          .created_at = clock.now(),
          .previous_hash = {},
          .hash = {}};
}

Result<AuditEvent> add(Connection& connection, const AuditEvent& event) {
  return in_transaction(connection, [&] { return add_audit_event(connection, event); });
}

}  // namespace

TEST_CASE_TEMPLATE("the audit log is a chain of hashes", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  good(check_audit_chain(connection));
  const auto first = good(add(connection, some_event(store.clock, store.entropy, store.user.id)));
  auto nobody = some_event(store.clock, store.entropy, store.user.id);
  nobody.user_id.reset();
  const auto second = good(add(connection, nobody));
  CHECK(first.previous_hash.empty());
  CHECK(second.previous_hash == first.hash);
  CHECK(first.user_agent == "agent [31m\xEF\xBF\xBD\n");
  good(check_audit_chain(connection));
  CHECK(good(audit_events_of(connection, store.user.id, 10)).size() == 1);
  const auto failed = in_transaction(connection, [&]() -> Result<void> {
    TRY(add_audit_event(connection, some_event(store.clock, store.entropy, store.user.id)));
    return fail(ErrorCode::cancelled, "enough");
  });
  CHECK_FALSE(failed);
  good(check_audit_chain(connection));
}

TEST_CASE_TEMPLATE("the audit log is not changed, and a change past us shows", Engine, ENGINES) {
  test::Fixture<Engine> store;
  auto& connection = *store.connection;
  for (int i = 0; i < 3; ++i) good(add(connection, some_event(store.clock, store.entropy, store.user.id)));
  CHECK_FALSE(connection.execute("UPDATE audit_events SET outcome = 'none'", {}));
  CHECK_FALSE(connection.execute("DELETE FROM audit_events", {}));
  good(check_audit_chain(connection));

  const auto said_after = [&](std::string_view script) {
    Engine::run_script(store.folder.path(), Engine::without_audit_triggers(script));
    const auto checked = check_audit_chain(connection);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == ErrorCode::has_findings);
    return checked.error().detail;
  };
  SUBCASE("an event was changed") {
    CHECK(said_after("UPDATE audit_events SET outcome = 'none' WHERE position = 2;") ==
          "event 2 of the audit log was changed");
  }
  SUBCASE("the first event is gone") {
    CHECK(said_after("DELETE FROM audit_events WHERE position = 1;") ==
          "events are missing before event 1 of the audit log");
  }
  SUBCASE("the last event is gone") {
    CHECK(said_after("DELETE FROM audit_events WHERE position = 3;") ==
          "events are missing at the end of the audit log, after 2");
  }
  SUBCASE("all events are gone") {
    CHECK(said_after("DELETE FROM audit_events;") ==
          "events are missing at the end of the audit log, after 0");
  }
}

TEST_CASE_TEMPLATE("events that are added at once make one chain", Engine, ENGINES) {
  test::Fixture<Engine> store;
  std::atomic<int> added{0};
  const auto work = [&] {
    const SystemClock clock;
    SystemEntropy entropy;
    const auto connection = Engine::open(store.folder.path());
    for (int i = 0; connection && i < 20; ++i) {
      if (add(**connection, some_event(clock, entropy, store.user.id))) ++added;
    }
  };
  {
    const std::jthread first(work);
    const std::jthread second(work);
    const std::jthread third(work);
  }
  CHECK(added == 60);
  good(check_audit_chain(*store.connection));
  CHECK(good(audit_events_of(*store.connection, store.user.id, 100)).size() == 60);
}

}  // namespace nonagon::store
