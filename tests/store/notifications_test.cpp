#include "store/notifications.hpp"

#include <thread>

#include <doctest/doctest.h>

#include "store/engines.hpp"
#include "store/fixture.hpp"
#include "support/cutting_proxy.hpp"
#include "support/postgres.hpp"

namespace nonagon::store {
namespace {

using std::chrono::milliseconds;
using test::good;
using Steady = std::chrono::steady_clock;

// What is heard until something is told or there was a gap.
Heard hear(Listener& listener) {
  for (int i = 0; i < 20; ++i) {
    auto heard = listener.wait(milliseconds(500));
    if (heard.has_gap || !heard.notifications.empty()) return heard;
  }
  return {};
}

}  // namespace

TEST_CASE("another server hears what was committed, and nothing else") {
  test::Fixture<test::PostgresEngine> store;
  Listener listener(test::PostgresEngine::url_of(store.folder.path()), {"events", "sessions"});
  CHECK(listener.wait(milliseconds(5000)).has_gap);
  auto& connection = *store.connection;
  CHECK_FALSE(in_transaction(connection, [&]() -> Result<void> {
    TRY(connection.notify("events", "never"));
    return fail(ErrorCode::cancelled, "enough");
  }));
  good(in_transaction(connection, [&]() -> Result<void> {
    TRY(connection.notify("events", "job 'ä' 7"));
    TRY(connection.notify("others", "not listened to"));
    return connection.notify("sessions", "");
  }));
  std::vector<Notification> all;
  while (all.size() < 2) {
    auto heard = hear(listener);
    REQUIRE_FALSE(heard.notifications.empty());
    std::ranges::move(heard.notifications, std::back_inserter(all));
  }
  CHECK(all == std::vector<Notification>{{"events", "job 'ä' 7"}, {"sessions", ""}});
  CHECK(listener.wait(milliseconds(20)).notifications.empty());
}

TEST_CASE("a listener that lost its connection says that there was a gap, and hears again") {
  test::Fixture<test::PostgresEngine> store;
  Listener listener(test::PostgresEngine::url_of(store.folder.path()), {"events"});
  CHECK(hear(listener).has_gap);
  test::PostgresEngine::run_script(store.folder.path(),
                                   "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE "
                                   "'LISTEN%' AND pid <> pg_backend_pid();");
  CHECK(hear(listener).has_gap);
  good(store.connection->notify("events", "1"));
  CHECK(hear(listener).notifications == std::vector<Notification>{{"events", "1"}});
}

TEST_CASE_TEMPLATE("a listener waits its time and stops when it is told to", Engine, ENGINES) {
  test::Fixture<Engine> store;
  good(store.connection->notify("events", "1"));
  std::string url;
  if constexpr (std::same_as<Engine, test::PostgresEngine>) url = Engine::url_of(store.folder.path());
  Listener listener(url, {"events"});
  if (!url.empty()) CHECK(hear(listener).has_gap);
  const auto start = Steady::now();
  CHECK_FALSE(listener.wait(milliseconds(60)).has_gap);
  CHECK(Steady::now() - start >= milliseconds(55));
  {
    const std::jthread stopping([&] {
      std::this_thread::sleep_for(milliseconds(30));
      listener.stop();
    });
    listener.wait(std::chrono::minutes(1));
  }
  listener.wait(std::chrono::minutes(1));
  CHECK(Steady::now() - start < std::chrono::seconds(30));
}

TEST_CASE("a listener without a server tries again until its time is over") {
  Listener listener("postgresql:///none?host=/nowhere", {"events"});
  const auto heard = listener.wait(milliseconds(300));
  CHECK(heard.notifications.empty());
  CHECK_FALSE(heard.has_gap);
}

}  // namespace nonagon::store
