// What threads may do at once, each with a connection of its own. Run under ThreadSanitizer by
// scripts/test.sh.
#include <atomic>
#include <barrier>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "store/columns.hpp"
#include "store/engines.hpp"
#include "store/fixture.hpp"

namespace nonagon::store {
namespace {

// doctest's assertions belong to the thread of the test; others note what they saw.
struct Seen {
  std::atomic<int> done{0};
  std::atomic<int> refused{0};
  std::atomic<int> wrong{0};

  template <class T>
  void note(const Result<T>& result) {
    if (result) {
      ++done;
    } else if (result.error().code == ErrorCode::conflict) {
      ++refused;
    } else {
      ++wrong;
    }
  }
};

// A version whose every format says the same number, so that a reader can tell a torn one.
NewVersion numbered(const StageId& stage, std::string_view number) {
  return {.stage_id = stage,
          .contents = {{OutputFormat::json, std::string(number)}, {OutputFormat::md, std::string(number)}},
          .generated_by = GeneratedBy::human,
          .ai_generation_id = std::nullopt,
          .made_from = {}};
}

// True when the data of the stage and both formats of its active version, as one statement sees them, are the
// same.
Result<bool> is_whole(Connection& connection, const StageId& stage) {
  const auto rows =
      TRY(connection.query("SELECT s.data, o.content FROM stages s JOIN stage_outputs o ON o.stage_id = s.id "
                           "AND o.is_active = TRUE "
                           "WHERE s.id = ?",
                           parameters(stage)));
  const auto agrees = [](const Row& row) { return row.at(0) == row.at(1); };
  return rows.empty() || (rows.size() == 2 && std::ranges::all_of(rows, agrees) && rows[0] == rows[1]);
}

}  // namespace

TEST_CASE_TEMPLATE("two writers lose nothing, and two readers never see half a version", Engine, ENGINES) {
  test::Fixture<Engine> store;
  constexpr int rounds = 25;
  const auto stage = store.stages[0].id;
  Seen writes;
  Seen reads;
  std::atomic<int> torn{0};
  std::barrier start(4);
  const auto write = [&](int writer) {
    const SystemClock clock;
    SystemEntropy entropy;
    const auto connection = Engine::open(store.folder.path());
    start.arrive_and_wait();
    for (int i = 0; connection && i < rounds; ++i) {
      const auto content = fmt::format("{}", 1000 * writer + i);
      writes.note(in_transaction(**connection, [&] {
        return add_version(**connection, numbered(stage, content), {clock, entropy});
      }));
    }
  };
  const auto read = [&] {
    const auto connection = Engine::open(store.folder.path());
    start.arrive_and_wait();
    for (int i = 0; connection && i < rounds; ++i) {
      const auto whole = is_whole(**connection, stage);
      reads.note(whole);
      if (whole && !*whole) ++torn;
    }
  };
  {
    const std::jthread first(write, 1);
    const std::jthread second(write, 2);
    const std::jthread third(read);
    const std::jthread fourth(read);
  }
  CHECK(writes.done == 2 * rounds);
  CHECK(writes.wrong + writes.refused == 0);
  CHECK(reads.done == 2 * rounds);
  CHECK(torn == 0);
  const auto versions = test::good(versions_of(*store.connection, stage));
  CHECK(versions.size() == 2 * rounds);
  CHECK(std::ranges::count_if(versions, &VersionSummary::is_active) == 1);
  test::good(store.connection->check_integrity());
}

TEST_CASE_TEMPLATE("of workers that claim one stage at once, one gets it", Engine, ENGINES) {
  test::Fixture<Engine> store;
  constexpr int rounds = 15;
  Seen claims;
  std::atomic<int> at_once{0};
  std::atomic<int> most_at_once{0};
  std::barrier start(2);
  auto first_job = store.some_job("host/first");
  auto second_job = store.some_job("host/second");
  const auto work = [&](const Job& like) {
    const SystemClock clock;
    SystemEntropy entropy;
    const auto connection = Engine::open(store.folder.path());
    start.arrive_and_wait();
    for (int i = 0; connection && i < rounds; ++i) {
      auto job = like;
      job.id = JobId::make(clock, entropy);
      auto claimed = in_transaction(**connection, [&] { return claim_job(**connection, job); });
      claims.note(claimed);
      if (!claimed) continue;
      if (++at_once > 1) most_at_once = 2;
      std::this_thread::yield();
      --at_once;
      claimed->state = JobState::succeeded;
      claimed->output_version = 1;
      const auto settled = in_transaction(**connection, [&] { return settle_job(**connection, *claimed); });
      if (!settled) ++claims.wrong;
    }
  };
  {
    const std::jthread first(work, std::cref(first_job));
    const std::jthread second(work, std::cref(second_job));
  }
  CHECK(claims.done > 0);
  CHECK(claims.done + claims.refused == 2 * rounds);
  CHECK(claims.wrong == 0);
  CHECK(most_at_once == 0);
  const auto rows = test::good(store.connection->query(
      "SELECT count(*), count(DISTINCT fence) FROM jobs WHERE state = 'succeeded'", {}));
  CHECK(std::get<std::int64_t>(rows[0][0]) == claims.done);
  CHECK(rows[0][0] == rows[0][1]);
  CHECK(test::good(open_jobs(*store.connection)).empty());
}

}  // namespace nonagon::store
