// What only a server in its own process brings: connections that are lost, and more than one program.
#include "store/engines/postgres.hpp"

#include <array>
#include <atomic>
#include <cstdlib>
#include <map>
#include <random>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "store/columns.hpp"
#include "store/data_folder.hpp"
#include "store/engine.hpp"
#include "store/engines.hpp"
#include "store/engines/postgres_values.hpp"
#include "store/fixture.hpp"
#include "store/pool.hpp"
#include "support/cutting_proxy.hpp"
#include "support/postgres.hpp"

namespace nonagon::store {
namespace {

using nonagon::test::CuttingProxy;
using test::good;
using Store = test::Fixture<test::PostgresEngine>;

// As the protocol writes it, told from ISOLATION LEVEL READ COMMITTED.
constexpr std::string_view commit_message("COMMIT\0", 7);

// A second way to the database of a store, with a proxy on it.
struct Cut {
  explicit Cut(const Store& store)
      : proxy(nonagon::test::postgres().socket(), folder.path()),
        connection(good(open_postgres(url_through(store)))) {}

  std::string url_through(const Store& store) const {
    const auto url = test::PostgresEngine::url_of(store.folder.path());
    const auto database = url.substr(0, url.find('?')).substr(std::string("postgresql:///").size());
    return nonagon::test::postgres().url_of(database, folder.path());
  }

  nonagon::test::TemporaryFolder folder;
  CuttingProxy proxy;
  std::unique_ptr<Connection> connection;
};

Result<void> count_up(Connection& connection, const UserId& user) {
  auto row = TRY(find_user(connection, user));
  row->name = std::to_string(std::stoi(row->name) + 1);
  return update_user(connection, *row);
}

std::string name_of(Store& store) {
  return good(find_user(*store.connection, store.user.id))->name;
}

void start_at_zero(Store& store) {
  good(store.connection->execute("UPDATE users SET name = '0'", {}));
}

std::string database_of(const Store& store) {
  const auto url = test::PostgresEngine::url_of(store.folder.path());
  return url.substr(0, url.find('?')).substr(std::string("postgresql:///").size());
}

}  // namespace

TEST_CASE("a connection that was lost between two questions is made again") {
  Store store;
  Cut cut(store);
  good(find_user(*cut.connection, store.user.id));
  cut.proxy.cut_all();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  CHECK(good(find_user(*cut.connection, store.user.id))->name == "Ada");
  cut.proxy.cut_all();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  good(cut.connection->execute("UPDATE users SET name = 'B'", {}));
  cut.proxy.cut_before("lower(email)");
  CHECK(good(find_user(*cut.connection, "ada@example.org"))->name == "B");
  CHECK(cut.proxy.cuts() == 1);
}

TEST_CASE("a transaction that loses its connection runs again from its beginning") {
  Store store;
  start_at_zero(store);
  Cut cut(store);
  int runs = 0;
  cut.proxy.cut_before("UPDATE users");
  good(in_transaction(*cut.connection, [&] {
    ++runs;
    return count_up(*cut.connection, store.user.id);
  }));
  CHECK(runs == 2);
  CHECK(name_of(store) == "1");
}

TEST_CASE("a commit whose answer was lost is looked up, not run again") {
  Store store;
  start_at_zero(store);
  Cut cut(store);
  for (int i = 1; i <= 3; ++i) {
    int runs = 0;
    cut.proxy.cut_after(commit_message);
    good(in_transaction(*cut.connection, [&] {
      ++runs;
      return count_up(*cut.connection, store.user.id);
    }));
    CHECK(runs == 1);
    CHECK(name_of(store) == std::to_string(i));
  }
  CHECK(cut.proxy.cuts() == 3);
}

TEST_CASE("a commit that never arrived is found out, and the transaction runs again") {
  Store store;
  start_at_zero(store);
  Cut cut(store);
  int runs = 0;
  cut.proxy.cut_before(commit_message);
  good(in_transaction(*cut.connection, [&] {
    ++runs;
    return count_up(*cut.connection, store.user.id);
  }));
  CHECK(runs == 2);
  CHECK(name_of(store) == "1");
}

TEST_CASE("a database that does not come back is told as unavailable") {
  Store store;
  Cut cut(store);
  cut.proxy.refuse(true);
  cut.proxy.cut_all();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  const auto found = find_user(*cut.connection, store.user.id);
  REQUIRE_FALSE(found);
  CHECK(found.error().code == ErrorCode::unavailable);
  const auto changed =
      in_transaction(*cut.connection, [&] { return count_up(*cut.connection, store.user.id); });
  CHECK(changed.error().code == ErrorCode::unavailable);
  cut.proxy.refuse(false);
  CHECK(good(find_user(*cut.connection, store.user.id))->name == "Ada");
}

TEST_CASE("a failed statement spoils its transaction, which then cannot be committed") {
  Store store;
  good(store.connection->begin_write());
  CHECK_FALSE(store.connection->execute("UPDATE projects SET status = 'gone'", {}));
  const auto committed = store.connection->commit();
  REQUIRE_FALSE(committed);
  CHECK(committed.error().code == ErrorCode::conflict);
  store.connection->rollback();
  good(in_transaction(*store.connection, [&] { return update_user(*store.connection, store.user); }));
}

TEST_CASE("two servers that write at once lose nothing while connections are ended under them") {
  Store store;
  start_at_zero(store);
  const auto database = database_of(store);
  std::atomic<int> kept{0};
  std::atomic<int> unknown{0};
  std::atomic<bool> is_done{false};
  const auto serve = [&] {
    const auto pool = Pool::open([&] { return test::PostgresEngine::open(store.folder.path()); },
                                 {.has_single_writer = false, .connections = 2});
    for (int i = 0; pool && i < 60; ++i) {
      const auto connection = (*pool)->take();
      const auto counted =
          connection ? in_transaction(**connection, [&] { return count_up(**connection, store.user.id); })
                     : Result<void>(std::unexpected(connection.error()));
      ++(counted ? kept : unknown);
    }
  };
  {
    const std::jthread killer([&] {
      while (!is_done) {
        nonagon::test::postgres().run_sql(
            "postgres",
            fmt::format("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'",
                        database));
        std::this_thread::sleep_for(std::chrono::milliseconds(30));
      }
    });
    {
      const std::jthread first(serve);
      const std::jthread second(serve);
    }
    is_done = true;
  }
  CHECK(kept + unknown == 120);
  CHECK(unknown <= 12);
  const int counted = std::stoi(name_of(store));
  CHECK(counted >= kept);
  CHECK(counted <= kept + unknown);
}

TEST_CASE("what was committed is there after the server died, and connections find it again") {
  Store store;
  start_at_zero(store);
  good(in_transaction(*store.connection, [&] { return count_up(*store.connection, store.user.id); }));
  nonagon::test::postgres().restart();
  CHECK(name_of(store) == "1");
  good(in_transaction(*store.connection, [&] { return count_up(*store.connection, store.user.id); }));
  CHECK(name_of(store) == "2");
  good(store.connection->check_integrity());
}

TEST_CASE("writers whose database dies under them are told the truth about every commit") {
  Store store;
  const char* wanted = std::getenv("NONAGON_POSTGRES_KILLS");
  const int kills = wanted == nullptr ? 5 : std::max(std::atoi(wanted), 1);

  struct Told {
    std::vector<std::string> kept;
    std::vector<std::string> failed;
  };

  std::array<Told, 4> told;
  std::atomic<bool> is_enough{false};
  const auto write = [&](std::size_t writer) {
    const auto connection = good(test::PostgresEngine::open(store.folder.path()));
    for (int i = 0; !is_enough; ++i) {
      const auto marker = fmt::format("writer {} write {}", writer, i);
      const auto written = in_transaction(*connection, [&] {
        return connection->execute(
            "INSERT INTO users (id, email, name, created_at, updated_at) "
            "VALUES (gen_random_uuid(), gen_random_uuid()::text, ?, now(), now())",
            parameters(marker));
      });
      (written ? told[writer].kept : told[writer].failed).push_back(marker);
    }
  };
  {
    std::vector<std::jthread> writers;
    for (std::size_t i = 0; i < told.size(); ++i) writers.emplace_back(write, i);
    std::mt19937 random(20260101);
    std::uniform_int_distribution<int> life_ms(1, 200);
    for (int i = 0; i < kills; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(life_ms(random)));
      nonagon::test::postgres().restart();
    }
    is_enough = true;
  }
  std::map<std::string, int> found;
  for (auto& row : good(store.connection->query("SELECT name FROM users", {})))
    ++found[std::get<std::string>(row.at(0))];
  std::size_t kept = 0;
  std::size_t failed = 0;
  for (const auto& writer : told) {
    for (const auto& marker : writer.kept) CHECK_MESSAGE(found[marker] == 1, marker);
    for (const auto& marker : writer.failed) CHECK_MESSAGE(found[marker] <= 1, marker);
    kept += writer.kept.size();
    failed += writer.failed.size();
  }
  CHECK(kept > 0);
  fmt::print("PostgreSQL killed {} times: {} commits told as kept, {} as failed\n", kills, kept, failed);
}

TEST_CASE("servers that start at once on an empty database make one schema") {
  for (int round = 0; round < 3; ++round) {
    const nonagon::test::TemporaryFolder folder;
    const auto url = test::PostgresEngine::url_of(folder.path());
    std::atomic<int> migrated{0};
    const auto start = [&] {
      const auto connection = open_postgres(url);
      if (connection && (*connection)->migrate("2026-01-01T00:00:00.000Z")) ++migrated;
    };
    {
      std::vector<std::jthread> servers;
      for (int i = 0; i < 4; ++i) servers.emplace_back(start);
    }
    CHECK(migrated == 4);
    const auto connection = good(open_postgres(url));
    const auto rows = good(connection->query("SELECT count(*) FROM schema_migrations", {}));
    CHECK(rows[0][0] == Value(static_cast<std::int64_t>(postgres_migrations().size())));
  }
}

TEST_CASE("a lease that ran out is taken by another server, and the first one's fence is void") {
  Store store;
  const auto other = store.opened();
  auto first = good(in_transaction(*store.connection,
                                   [&] { return claim_job(*store.connection, store.some_job("host/1")); }));
  CHECK(in_transaction(*other, [&] { return claim_job(*other, store.some_job("host/2")); }).error().code ==
        ErrorCode::conflict);
  auto ended = first;
  ended.state = JobState::failed;
  ended.error = "lease";
  good(in_transaction(*other, [&] { return settle_job(*other, ended); }));
  const auto second =
      good(in_transaction(*other, [&] { return claim_job(*other, store.some_job("host/2")); }));
  CHECK(second.fence == first.fence + 1);
  first.state = JobState::succeeded;
  CHECK(
      in_transaction(*store.connection, [&] { return settle_job(*store.connection, first); }).error().code ==
      ErrorCode::conflict);
}

TEST_CASE("no error of the engine repeats its password") {
  const nonagon::test::TemporaryFolder folder;
  const auto data = good(DataFolder::take(folder.path() / "data"));
  for (const auto* url : {"postgres://ada:s3cret-canary@127.0.0.1:1/kites",
                          "postgresql://ada:s3cret-canary@host:port:x/%zz",
                          "postgres://ada:s3cret-canary%@[::1/kites"}) {
    CAPTURE(url);
    const auto engine = engine_of(url, data.database());
    const auto opened =
        engine ? engine->open() : Result<std::unique_ptr<Connection>>(std::unexpected(engine.error()));
    REQUIRE_FALSE(opened);
    const auto& error = opened.error();
    CHECK((error.detail + error.reason + error.fix).find("s3cret") == std::string::npos);
    if (engine) CHECK(engine->name == "PostgreSQL 127.0.0.1:1/kites");
  }
}

TEST_CASE("parameters are numbered outside of quotes") {
  CHECK(postgres::number_parameters("SELECT ?, '?', \"?\", 'it''s ?' || ? LIMIT ?") ==
        "SELECT $1, '?', \"?\", 'it''s ?' || $2 LIMIT $3");
}

TEST_CASE("values come from PostgreSQL in the spelling of the store") {
  using namespace postgres;
  CHECK(receive("2026-02-18 18:56:00+00", types::timestamptz) == Value("2026-02-18T18:56:00.000Z"));
  CHECK(receive("2026-02-18 18:56:00.1+00", types::timestamptz) == Value("2026-02-18T18:56:00.100Z"));
  CHECK(receive("2026-02-18 18:56:00.123+00", types::timestamptz) == Value("2026-02-18T18:56:00.123Z"));
  CHECK(receive("infinity", types::timestamptz) == Value("infinity"));
  CHECK(receive(R"({"a b": "c, \" d: e", "n": [1, 2.50]})", types::jsonb) ==
        Value(R"({"a b":"c, \" d: e","n":[1,2.50]})"));
  CHECK(receive("t", types::boolean) == Value(std::int64_t{1}));
  CHECK(receive("-42", types::int8) == Value(std::int64_t{-42}));
  CHECK(receive("\\x610062ff", types::bytea) == Value(std::string("a\0b\xff", 4)));
  CHECK(send(Value(R"({"a":"\u0000 \\u0000"})"), types::jsonb)->bytes == R"({"a":"\ufffd \\u0000"})");
  CHECK_FALSE(send(Value(std::string("a\0b", 3)), types::timestamptz));
  CHECK(send(Value(std::string("a\0b", 3)), types::bytea)->bytes.size() == 3);
}

TEST_CASE("a NUL in a text is refused as any wrong value, and hurts nothing") {
  Store store;
  store.user.name = std::string("a\0b", 3);
  CHECK(update_user(*store.connection, store.user).error().code == ErrorCode::invalid_input);
  store.user.name = "\xff\xfe";
  CHECK(update_user(*store.connection, store.user).error().code == ErrorCode::invalid_input);
  CHECK(good(find_user(*store.connection, store.user.id))->name == "Ada");
}

TEST_CASE("PostgreSQL reads a page of many projects from the index") {
  Store store;
  test::PostgresEngine::run_script(
      store.folder.path(),
      fmt::format("INSERT INTO projects SELECT gen_random_uuid(), '{}', 'P', 'p-' || n, NULL, 1, 'active', "
                  "NULL, NULL, "
                  "'0.1.0', '[]', now(), now(), NULL FROM generate_series(1, 20000) n; ANALYZE projects;",
                  store.user.id.text()));
  std::string plan;
  for (const auto& row :
       good(store.connection->query("EXPLAIN SELECT * FROM projects WHERE user_id = ? AND status = ? AND id "
                                    "< ? ORDER BY id DESC LIMIT ?",
                                    parameters(store.user.id,
                                               ProjectStatus::active,
                                               std::string("80000000-0000-7000-8000-000000000000"),
                                               std::int64_t{50}))))
    plan += std::get<std::string>(row.at(0)) + "\n";
  CAPTURE(plan);
  CHECK(plan.find("Index Scan Backward using projects_page") != std::string::npos);
  CHECK(plan.find("Sort") == std::string::npos);
}

}  // namespace nonagon::store
