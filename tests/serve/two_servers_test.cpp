#include <algorithm>
#include <chrono>
#include <thread>

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
  const test::Caller agent{.url = one.url(), .token = made.at("token").as_string().c_str()};
  CHECK(test::asked(agent, "tools/list", {}).status == 200);
  there.send("DELETE", fmt::format("{}/mcp-tokens/{}", project, made.at("id").as_string().c_str()));
  CHECK(test::asked(agent, "tools/list", {}).status == 401);
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

TEST_CASE("what a server was generating when it was killed is ended by the other one") {
  test::postgres().create_database("survived");
  const auto url = test::postgres().url_of("survived");
  test::Served one({"--db", url});
  const test::Served two({"--db", url});
  const auto ada = test::registered(one.url(), "ada@example.com");
  const test::Caller there{.url = two.url(), .token = ada.token};
  std::vector<std::string> stages;
  for (int i = 0; i < 8; ++i) {
    const auto made = ada.post("/api/projects", {{"idea", "Members borrow tools."}});
    stages.push_back(fmt::format("/api/projects/{}/stages/1", made.at("id").as_string().c_str()));
  }
  const auto generating = [&] {
    return std::ranges::count_if(
        stages, [&](const auto& stage) { return there.get(stage).at("status") == "generating"; });
  };
  // More than the server runs at once: some wait, so that the kill meets unfinished work.
  for (const auto& stage : stages) ada.post(stage + "/generate");
  one.kill();
  const auto left = generating();
  WARN(left > 0);  // a machine that is fast enough leaves nothing
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (generating() > 0 && std::chrono::steady_clock::now() < deadline)
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  CHECK(generating() == 0);
  for (const auto& stage : stages) {
    CHECK(there.post(stage + "/generate", json::object(), {{"Prefer", "wait=20"}}).at("state") ==
          "succeeded");
  }
  one.restart();
}
