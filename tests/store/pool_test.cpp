#include "store/pool.hpp"

#include <atomic>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "store/data_folder.hpp"
#include "store/engine.hpp"
#include "store/engines.hpp"
#include "store/fixture.hpp"

namespace nonagon::store {
namespace {

using std::chrono::milliseconds;
using test::good;

template <class Engine>
std::shared_ptr<Pool> pool_of(const test::Fixture<Engine>& store,
                              std::size_t connections = 4,
                              milliseconds patience = milliseconds(5000)) {
  auto shape = Engine::shape;
  shape.connections = connections;
  shape.patience = patience;
  return good(Pool::open([path = store.folder.path()] { return Engine::open(path); }, shape));
}

Result<void> rename(Connection& connection, const UserId& user, std::string_view name) {
  auto row = TRY(find_user(connection, user));
  row->name = name;
  return update_user(connection, *row);
}

}  // namespace

TEST_CASE_TEMPLATE("a connection of the pool reads, writes, and takes back what was not committed",
                   Engine,
                   ENGINES) {
  test::Fixture<Engine> store;
  const auto pool = pool_of(store);
  {
    const auto connection = good(pool->take());
    good(in_transaction(*connection, [&] { return rename(*connection, store.user.id, "First"); }));
    CHECK(good(find_user(*connection, store.user.id))->name == "First");
    good(connection->begin_write());
    good(rename(*connection, store.user.id, "Second"));
    CHECK(good(find_user(*connection, store.user.id))->name == "Second");
  }
  const auto connection = good(pool->take());
  CHECK(good(find_user(*connection, store.user.id))->name == "First");
  CHECK(good(connection->execute("UPDATE users SET name = 'Third'", {})) == 1);
  CHECK(good(in_snapshot(*connection, [&] { return find_user(*connection, store.user.id); }))->name ==
        "Third");
  good(connection->migrate("2026-01-01T00:00:00.000Z"));
  good(connection->check_integrity());
  CHECK(good(connection->schema()).size() > 10);
}

TEST_CASE_TEMPLATE("a pool that is used up says so after its patience", Engine, ENGINES) {
  test::Fixture<Engine> store;
  const auto pool = pool_of(store, 1, milliseconds(30));
  auto held = good(pool->take());
  const auto refused = pool->take();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::unavailable);
  held.reset();
  good(pool->take());
}

TEST_CASE_TEMPLATE("a writer waits for the one before, and gives up after its patience", Engine, ENGINES) {
  test::Fixture<Engine> store;
  const auto pool = pool_of(store, 2, milliseconds(30));
  const auto first = good(pool->take());
  const auto second = good(pool->take());
  good(first->begin_write());
  if (Engine::shape.has_single_writer) {
    CHECK(second->begin_write().error().code == ErrorCode::unavailable);
    CHECK(second->execute("UPDATE users SET name = 'x'", {}).error().code == ErrorCode::unavailable);
  }
  CHECK(good(find_user(*second, store.user.id))->name == "Ada");
  good(first->commit());
  good(second->begin_write());
  good(second->commit());
}

TEST_CASE_TEMPLATE("threads share a pool without losing a write", Engine, ENGINES) {
  test::Fixture<Engine> store;
  const auto pool = pool_of(store, 3);
  good(store.connection->execute("UPDATE users SET name = '0'", {}));
  std::atomic<int> wrong{0};
  const auto work = [&] {
    for (int i = 0; i < 20; ++i) {
      const auto connection = pool->take();
      if (!connection) {
        ++wrong;
        continue;
      }
      const auto counted = in_transaction(**connection, [&]() -> Result<void> {
        const auto user = TRY(find_user(**connection, store.user.id));
        return rename(**connection, store.user.id, std::to_string(std::stoi(user->name) + 1));
      });
      if (!counted) ++wrong;
      if (!find_user(**connection, store.user.id)) ++wrong;
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 6; ++i) threads.emplace_back(work);
  }
  CHECK(wrong == 0);
  CHECK(good(find_user(*store.connection, store.user.id))->name == "120");
}

TEST_CASE("a pool of a database that cannot be opened says so, and one that breaks later too") {
  const auto broken = [] {
    return Result<std::unique_ptr<Connection>>(fail(ErrorCode::unavailable, "no database"));
  };
  CHECK(Pool::open(broken, {}).error().detail == "no database");

  test::Fixture<test::SqliteEngine> store;
  std::atomic<bool> works{true};
  const auto pool = good(Pool::open(
      [&]() -> Result<std::unique_ptr<Connection>> {
        if (!works) return fail(ErrorCode::unavailable, "no database");
        return test::SqliteEngine::open(store.folder.path());
      },
      {.has_single_writer = true, .connections = 1}));
  works = false;
  CHECK(pool->take().error().detail == "no database");
  works = true;
  good(pool->take());
}

TEST_CASE("a store without a URL is the SQLite file of the data folder") {
  const nonagon::test::TemporaryFolder folder;
  const auto data = good(DataFolder::take(folder.path() / "data"));
  const auto engine = good(engine_of("", data.database()));
  CHECK(engine.name == "SQLite");
  const auto pool = good(Pool::open(engine.open, engine.shape));
  good(good(pool->take())->migrate("2026-01-01T00:00:00.000Z"));
  CHECK(std::filesystem::exists(data.database()));
  const auto unknown = engine_of("mysql://root:secret@host/db", data.database());
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == ErrorCode::usage);
  for (const auto& text : {unknown.error().detail, unknown.error().reason, unknown.error().fix})
    CHECK(text.find("secret") == std::string::npos);
}

}  // namespace nonagon::store
