// Answers that are kept in memory are those that would be made now.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/files.hpp"
#include "support/served.hpp"

using namespace nonagon;

namespace {

std::string text(const json::value& value) {
  return std::string(value.as_string());
}

json::value result_of(const net::Response& response) {
  REQUIRE(response.status == 200);
  return parse_json(response.body).value().at("result");
}

}  // namespace

TEST_CASE("an agent that asks again is answered the same under its new id, until the design changes") {
  const test::Served served;
  const auto ada = test::registered(served.url(), "ada@example.com");
  const auto project =
      "/api/projects/" + text(ada.post("/api/projects", {{"idea", "Members borrow tools."}}).at("id"));
  ada.post(project + "/stages/1/generate", json::object(), {{"Prefer", "wait=20"}});
  const auto made = ada.post(project + "/mcp-tokens", {{"label", "agent"}});
  const test::Caller agent{.url = served.url(), .token = text(made.at("token"))};
  const json::object overview{{"name", "get_overview"}, {"arguments", json::object()}};

  const auto first = test::asked(agent, "tools/call", overview);
  const auto second = test::asked(agent, "tools/call", overview, "again");
  CHECK(parse_json(second.body).value().at("id") == "again");
  CHECK(result_of(second) == result_of(first));
  CHECK(result_of(test::asked(agent, "tools/list", {})) == result_of(test::asked(agent, "tools/list", {})));

  // What makes a request invalid is looked at again.
  json::object other_name = overview;
  other_name["name"] = "get_stack";
  CHECK(result_of(test::asked(agent, "tools/call", other_name)) != result_of(first));
  const auto misnamed =
      agent.send("POST",
                 "/mcp",
                 {{"jsonrpc", "2.0"}, {"id", 1}, {"method", "tools/call"}, {"params", overview}},
                 {{"MCP-Protocol-Version", "2026-07-28"}, {"Mcp-Method", "tools/list"}});
  CHECK(misnamed.status == 400);

  auto payload = ada.get(project + "/stages/1").at("data").as_object();
  payload["name"] = "Another name altogether";
  REQUIRE(ada.send("PUT", project + "/stages/1", {{"data", payload}}, {{"If-Match", "*"}}).status == 200);
  CHECK(test::asked(agent, "tools/call", overview).body.contains("Another name altogether"));

  ada.send("DELETE", fmt::format("{}/mcp-tokens/{}", project, text(made.at("id"))));
  CHECK(test::asked(agent, "tools/call", overview).status == 401);
}

TEST_CASE("what another process writes on the data folder of a running server is read there at once") {
  const test::Served served;
  const test::Caller owner{.url = served.url(), .token = served.token()};
  const auto nonagon = [&](const std::string& words) {
    const auto outcome =
        test::run(fmt::format("{} {} --data {}", test::program().string(), words, served.data()));
    CHECK_MESSAGE(outcome.exit_code == 0, outcome.err);
  };
  const auto id = text(owner.post("/api/projects", {{"name", "Tools"}}).at("id"));
  const auto project = "/api/projects/" + id;
  for (int i = 0; i < 10; ++i) {
    CAPTURE(i);
    const auto name = fmt::format("Tools {}", i);
    CHECK(text(owner.get(project).at("name")) != name);
    CHECK(text(owner.get("/api/projects").at("items").at(0).at("name")) != name);
    nonagon(fmt::format("project rename {} '{}'", id, name));
    CHECK(text(owner.get(project).at("name")) == name);
    CHECK(text(owner.get("/api/projects").at("items").at(0).at("name")) == name);
  }
  CHECK_FALSE(owner.get(project + "/stages/1").at("version").is_int64());
  nonagon(fmt::format("stage generate {} product", id));
  CHECK(owner.get(project + "/stages/1").at("version") == 1);
}
