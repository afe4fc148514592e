#include "workbench/housekeeping.hpp"

#include <doctest/doctest.h>

#include "store/fixture.hpp"
#include "store/generations.hpp"
#include "store/job_events.hpp"
#include "workbench/accounts.hpp"
#include "workbench/workbench.hpp"

namespace nonagon::workbench {
namespace {

using store::test::good;
using namespace std::chrono_literals;

// Stands still until it is moved.
class SetClock final : public Clock {
 public:
  Instant now() const override { return now_; }

  void pass(std::chrono::milliseconds time) { now_ += time; }

 private:
  Instant now_{std::chrono::milliseconds(1'763'000'000'000)};
};

struct House {
  nonagon::test::TemporaryFolder folder;
  SetClock clock;
  store::test::CountingEntropy entropy;
  std::shared_ptr<Installation> installation =
      good(Installation::open({.data = folder.path() / "data", .database = {}}, clock, entropy));

  std::int64_t count(std::string_view table) const {
    const auto rows =
        good(good(installation->connect())->query(fmt::format("SELECT count(*) FROM {}", table), {}));
    return std::get<std::int64_t>(rows.at(0).at(0));
  }

  std::string kites() {
    NewProject wanted;
    wanted.name = "Kites";
    wanted.answers.set(StageName::product, "idea", {.selected = {}, .text = "People rent kites."});
    return good(good(installation->local_workbench())->create_project(wanted)).project.slug;
  }
};

}  // namespace

TEST_CASE("what was kept long enough is removed, and nothing before") {
  House house;
  auto accounts = good(Accounts::open(house.installation));
  const auto user = good(accounts.local_user_without_password());
  good(accounts.make_link(user->id));
  good(accounts.sign_in_here());
  CHECK_FALSE(accounts.sign_in("ada@example.com", "a wrong password", {}));
  const auto slug = house.kites();
  auto workbench = good(house.installation->local_workbench());
  good(workbench->keep_answer({.user_id = user->id,
                               .key = "k",
                               .request_hash = "h",
                               .status = 201,
                               .headers = "{}",
                               .body = "",
                               .created_at = {}}));
  good(workbench->generate(slug, StageName::product, {}));
  good(workbench->make_export(slug, store::ExportFormat::zip));
  good(sweep(*house.installation));
  for (const auto* table :
       {"sessions", "sign_in_links", "sign_in_failures", "stored_answers", "job_events", "export_files"}) {
    CAPTURE(table);
    CHECK(house.count(table) > 0);
  }

  house.clock.pass(61min);
  good(sweep(*house.installation));
  CHECK(house.count("sign_in_links") == 0);
  CHECK(house.count("stored_answers") == 1);
  house.clock.pass(24h);
  good(sweep(*house.installation));
  for (const auto* table : {"stored_answers", "job_events", "sign_in_failures"}) {
    CAPTURE(table);
    CHECK(house.count(table) == 0);
  }
  CHECK(house.count("sessions") == 1);
  CHECK(house.count("jobs") == 1);
  CHECK(house.count("export_files") == 1);

  good(workbench->delete_project(slug));
  house.clock.pass(std::chrono::days(30));
  good(sweep(*house.installation));
  CHECK(house.count("sessions") == 0);
  CHECK(house.count("projects") == 1);
  house.clock.pass(1ms);
  good(sweep(*house.installation));
  for (const auto* table :
       {"projects", "stages", "jobs", "stage_outputs", "export_packages", "export_files"}) {
    CAPTURE(table);
    CHECK(house.count(table) == 0);
  }
}

TEST_CASE("pieces of text go when their generation has ended, and what else it told stays") {
  House house;
  const auto slug = house.kites();
  auto workbench = good(house.installation->local_workbench());
  GenerationRequest request;
  auto generation = good(workbench->begin_generation(slug, StageName::product, request));
  const auto job = generation.job.id;
  auto& connection = workbench->connection();
  good(store::in_transaction(
      connection, [&] { return store::add_job_event(connection, job, "delta", "{}", house.clock.now()); }));
  house.clock.pass(2min);
  good(house.installation->extend_leases());
  good(sweep(*house.installation));
  CHECK(good(workbench->events(job, 0)).size() == 2);
  good(workbench->run_generation(std::move(generation)));
  house.clock.pass(2min);
  good(sweep(*house.installation));
  const auto left = good(workbench->events(job, 0));
  REQUIRE_FALSE(left.empty());
  CHECK(left.back().kind == "done");
  CHECK(std::ranges::find(left, "delta", &store::JobEvent::kind) == left.end());
}

TEST_CASE("a living server ends the generation of another one whose lease ran out, and extends its own") {
  House house;
  const auto slug = house.kites();
  auto workbench = good(house.installation->local_workbench());
  auto own = good(workbench->begin_generation(slug, StageName::product, {}));
  auto& connection = workbench->connection();
  const auto state = [&] { return good(store::find_job(connection, own.job.id))->state; };
  const auto schedule = [&] { housekeeping(house.installation).run_due(Schedule::Time{}); };

  house.clock.pass(29s);
  schedule();
  CHECK(good(store::find_job(connection, own.job.id))->lease_until == house.clock.now() + 30s);
  house.clock.pass(10min);
  schedule();
  CHECK(state() == store::JobState::running);

  // Held no longer, though the process lives: its end could not be written.
  own.hold.reset();
  house.clock.pass(29s);
  schedule();
  CHECK(state() == store::JobState::running);
  house.clock.pass(1s);
  schedule();
  CHECK(state() == store::JobState::failed);
  CHECK(good(workbench->stage(slug, StageName::product)).row.status == store::StageStatus::active);
}

TEST_CASE("each chore of a schedule is done after its own time") {
  Schedule schedule;
  int often = 0;
  int seldom = 0;
  schedule.add(10s, [&] { ++often; });
  schedule.add(25s, [&] { ++seldom; });
  const Schedule::Time start{1h};
  CHECK(schedule.run_due(start) == start + 10s);
  CHECK(often == 1);
  CHECK(seldom == 1);
  CHECK(schedule.run_due(start + 9s) == start + 10s);
  CHECK(schedule.run_due(start + 21s) == start + 25s);
  CHECK(often == 2);
  CHECK(schedule.run_due(start + 25s) == start + 31s);
  CHECK(seldom == 2);
  // After a long stop each is done once.
  CHECK(schedule.run_due(start + 1h) == start + 1h + 10s);
  CHECK(often == 3);
  CHECK(seldom == 3);
}

}  // namespace nonagon::workbench
