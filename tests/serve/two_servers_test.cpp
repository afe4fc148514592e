#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/postgres.hpp"
#include "support/served.hpp"

using namespace nonagon;

TEST_CASE("two servers on one PostgreSQL are one to those who use them") {
  test::postgres().create_database("served");
  const auto url = test::postgres().url_of("served");
  const test::Served one({"--db", url});
  const test::Served two({"--db", url});
  const auto ada = test::registered(one.url(), "ada@example.com");
  const test::Caller there{.url = two.url(), .token = ada.token};
  const auto project = fmt::format(
      "/api/projects/{}",
      ada.post("/api/projects", {{"idea", "Members borrow tools."}}).at("id").as_string().c_str());
  for (const auto* name : {"product", "dataModel", "database"}) {
    CAPTURE(name);
    const auto stage = fmt::format("{}/stages/{}", project, name);
    const auto job = ada.post(stage + "/generate");
    const auto events =
        there.send("GET", fmt::format("{}/generations/{}/events", stage, job.at("id").as_string().c_str()));
    CHECK(events.body.contains("event: done"));
    CHECK(there.post(stage + "/complete").at("status") == "complete");
  }
  const auto made = there.post(project + "/mcp-tokens", {{"label", "agent"}});
  CHECK(ada.get(project + "/mcp-tokens").at("items").at(0).at("id") == made.at("id"));
  ada.post("/api/auth/logout");
  CHECK(there.send("GET", "/api/users/me").status == 401);
}

TEST_CASE("a generation whose server was killed is ended by the next one") {
  test::postgres().create_database("killed");
  test::Served served({"--db", test::postgres().url_of("killed")});
  const auto ada = test::registered(served.url(), "ada@example.com");
  const auto project = fmt::format(
      "/api/projects/{}",
      ada.post("/api/projects", {{"idea", "Members borrow tools."}}).at("id").as_string().c_str());
  for (int i = 0; i < 5; ++i) {
    CAPTURE(i);
    ada.post(project + "/stages/1/generate");
    served.kill_and_restart();
    CHECK(ada.get(project + "/stages/1").at("status") != "generating");
  }
}
