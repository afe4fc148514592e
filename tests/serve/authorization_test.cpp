#include <algorithm>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "base/clock.hpp"
#include "base/hash.hpp"
#include "base/rfc3339.hpp"
#include "base/text.hpp"
#include "support/served.hpp"

using namespace nonagon;

namespace {

constexpr std::string_view canary = "Canary Islands Cartography";

// What Ada has: an id of every kind, by the name that paths give it.
std::map<std::string, std::string, std::less<>> things_of(const test::Caller& ada) {
  const auto id = [](const json::value& made) { return std::string(made.at("id").as_string()); };
  std::map<std::string, std::string, std::less<>> things;
  const auto project = ada.post("/api/projects", {{"name", canary}, {"idea", "Members borrow tools."}});
  const auto place = "/api/projects/" + id(project);
  things["project"] = id(project);
  things["stage"] = "product";
  things["version"] = "1";
  things["path"] = "README.md";
  things["generation"] = id(ada.post(place + "/stages/1/generate", json::object(), {{"Prefer", "wait=20"}}));
  things["export"] = id(ada.post(place + "/exports"));
  things["token"] = id(ada.post(place + "/mcp-tokens", {{"label", canary}}));
  things["template"] = id(ada.post("/api/templates", {{"projectId", id(project)}, {"name", canary}}));
  things["provider"] = id(ada.post(
      "/api/ai-providers",
      {{"provider", "openai"}, {"label", canary}, {"apiKey", "sk-canary"}, {"defaultModel", "gpt-5"}}));
  things["session"] = id(ada.get("/api/users/me/sessions").at("items").at(0));
  return things;
}

std::string filled(std::string_view path, const std::map<std::string, std::string, std::less<>>& things) {
  std::string target;
  for (const auto part : split(path, '/')) {
    if (part.empty()) continue;
    const bool is_name = part.starts_with('{');
    target += '/';
    target += is_name ? things.find(part.substr(1, part.size() - 2))->second : std::string(part);
  }
  return target;
}

// What needs a stranger's answer to every route: method, template and target.
struct Operation {
  std::string method;
  std::string path;
  std::string target;
};

// Every operation that is not for everybody.
std::vector<Operation> closed_operations(const test::Caller& caller,
                                         const std::map<std::string, std::string, std::less<>>& things) {
  std::vector<Operation> all;
  const auto document = caller.get("/api/openapi.json");
  for (const auto& [path, operations] : document.at("paths").as_object()) {
    for (const auto& [method, operation] : operations.as_object()) {
      const auto* security = operation.as_object().if_contains("security");
      if (security != nullptr && security->as_array().empty()) continue;
      std::string verb(method);
      for (auto& c : verb) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      all.push_back({verb, std::string(path), filled(path, things)});
    }
  }
  return all;
}

net::Response tried(const test::Caller& caller, const Operation& operation) {
  const bool has_body = operation.method != "GET" && operation.method != "DELETE";
  return caller.send(operation.method,
                     operation.target,
                     has_body ? json::value(json::object()) : json::value(nullptr),
                     {{"If-Match", "*"}});
}

void run_sql(const std::string& file, const std::string& sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  CHECK(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  CHECK(sqlite3_changes(database) == 1);
  sqlite3_close(database);
}

// Arguments that a tool cannot do without, each of them what Eve would like to see.
json::object wished(const json::value& tool) {
  json::object arguments;
  const auto& schema = tool.at("inputSchema").as_object();
  const auto* required = schema.if_contains("required");
  if (required == nullptr) return arguments;
  for (const auto& name : required->as_array()) {
    const auto& member = schema.at("properties").at(name.as_string()).as_object();
    const auto* values = member.if_contains("enum");
    arguments[name.as_string()] = values != nullptr ? values->at(0) : json::value(canary);
  }
  return arguments;
}

}  // namespace

TEST_CASE("no route opens for anybody but its owner") {
  test::Served served;
  const auto ada = test::registered(served.url(), "ada@example.com");
  const auto eve = test::registered(served.url(), "eve@example.com");
  const auto things = things_of(ada);
  const auto ended = test::registered(served.url(), "zoe@example.com");
  ended.post("/api/auth/logout");
  const auto login =
      ada.post("/api/auth/login", {{"email", "ada@example.com"}, {"password", "a sentence only I know"}});
  const test::Caller expired{.url = served.url(), .token = std::string(login.at("token").as_string())};
  CHECK(expired.get("/api/users/me").at("email") == "ada@example.com");
  served.kill_and_restart([&] {
    run_sql(served.data() + "/nonagon.sqlite",
            fmt::format("UPDATE sessions SET expires_at = '2020-01-01T00:00:00.000Z' WHERE token_hash = '{}'",
                        sha256_hex(expired.token)));
  });
  const auto agent = std::string(
      ada.post(fmt::format("/api/projects/{}/mcp-tokens", things.at("project")), {{"label", "agent"}})
          .at("token")
          .as_string());
  const std::vector<std::pair<std::string, test::Caller>> strangers{
      {"no credential", {.url = served.url(), .token = {}}},
      {"garbage", {.url = served.url(), .token = "nng_ses_garbage"}},
      {"a session that has ended", ended},
      {"a session that has expired", expired},
      {"an agent's token", {.url = served.url(), .token = agent}},
  };
  const auto operations = closed_operations(ada, things);
  for (const auto& operation : operations) {
    CAPTURE(operation.method);
    CAPTURE(operation.target);
    for (const auto& [who, caller] : strangers) {
      CAPTURE(who);
      const auto response = tried(caller, operation);
      CHECK(response.status == 401);
      CHECK(!response.body.contains(canary));
    }
    const auto response = tried(eve, operation);
    if (operation.path.contains('{')) CHECK(response.status >= 400);
    CHECK(!response.body.contains(canary));
    CHECK(!response.body.contains("sk-canary"));
  }
  CHECK(operations.size() > 55);
  CHECK(ada.get("/api/projects").at("items").as_array().size() == 1);  // and nobody deleted it
  CHECK(ada.get("/api/users/me").at("email") == "ada@example.com");
}

TEST_CASE("what belongs to one project is not found below another of the same owner") {
  const test::Served served;
  const auto ada = test::registered(served.url(), "ada@example.com");
  auto things = things_of(ada);
  things["project"] = std::string(ada.post("/api/projects", {{"name", "Other"}}).at("id").as_string());
  int crossed = 0;
  for (const auto& operation : closed_operations(ada, things)) {
    const bool has_other =
        std::ranges::any_of(std::vector<std::string_view>{"{generation}", "{export}", "{token}", "{version}"},
                            [&](auto name) { return operation.path.contains(name); });
    if (!operation.path.contains("{project}") || !has_other) continue;
    ++crossed;
    CAPTURE(operation.method);
    CAPTURE(operation.target);
    const auto response = tried(ada, operation);
    CHECK(response.status == 404);
    CHECK(!response.body.contains(canary));
  }
  CHECK(crossed >= 8);
}

TEST_CASE("no tool, resource or prompt of an agent shows another's project") {
  const test::Served served;
  const auto ada = test::registered(served.url(), "ada@example.com");
  const auto eve = test::registered(served.url(), "eve@example.com");
  const auto things = things_of(ada);
  const auto place = fmt::format("/api/projects/{}/mcp-tokens", things.at("project"));
  const auto agent_of = [&](const test::Caller& owner, const std::string& tokens, json::object wanted) {
    return test::Caller{.url = served.url(),
                        .token = std::string(owner.post(tokens, wanted).at("token").as_string())};
  };
  const auto insider = agent_of(ada, place, {{"label", "agent"}});
  const auto other = ada.post("/api/projects", {{"name", "Other"}});
  const auto elsewhere = agent_of(
      ada, fmt::format("/api/projects/{}/mcp-tokens", other.at("id").as_string().c_str()), {{"label", "b"}});
  const auto foreign_project = eve.post("/api/projects", {{"name", "Mine"}});
  const auto foreigner =
      agent_of(eve,
               fmt::format("/api/projects/{}/mcp-tokens", foreign_project.at("id").as_string().c_str()),
               {{"label", "c"}});
  const auto revoked = ada.post(place, {{"label", "d"}});
  ada.send("DELETE", fmt::format("{}/{}", place, revoked.at("id").as_string().c_str()));
  const auto soon = SystemClock().now() + std::chrono::milliseconds(1500);
  const auto expired = agent_of(ada, place, {{"label", "e"}, {"expiresAt", rfc3339(soon)}});
  while (test::asked(expired, "tools/list", {}).status == 200)
    CHECK(SystemClock().now() < soon + std::chrono::seconds(2));
  const std::vector<std::pair<std::string, test::Caller>> strangers{
      {"no credential", {.url = served.url(), .token = {}}},
      {"garbage", {.url = served.url(), .token = "nng_mcp_garbage"}},
      {"a session of the owner", ada},
      {"a token that was revoked",
       {.url = served.url(), .token = std::string(revoked.at("token").as_string())}},
      {"a token that has expired", expired},
  };
  const auto tools = parse_json(test::asked(insider, "tools/list", {}).body).value().at("result").at("tools");
  CHECK(tools.as_array().size() == 12);
  std::vector<std::pair<std::string, json::object>> questions;
  for (const auto& tool : tools.as_array())
    questions.push_back({"tools/call", {{"name", tool.at("name")}, {"arguments", wished(tool)}}});
  questions.push_back({"resources/read", {{"uri", "sdp://canary-islands-cartography/README.md"}}});
  questions.push_back({"resources/list", {}});
  questions.push_back({"prompts/list", {}});
  questions.push_back({"prompts/get", {{"name", "implement_section"}, {"arguments", {{"section", canary}}}}});
  bool is_seen_by_insider = false;
  for (const auto& [method, params] : questions) {
    CAPTURE(method);
    CAPTURE(write_json_line(params));
    is_seen_by_insider = is_seen_by_insider || test::asked(insider, method, params).body.contains(canary);
    for (const auto& [who, caller] : strangers) {
      CAPTURE(who);
      const auto response = test::asked(caller, method, params);
      CHECK(response.status == 401);
      CHECK(!response.body.contains(canary));
    }
    for (const auto& caller : {elsewhere, foreigner}) {
      const auto body = test::asked(caller, method, params).body;
      // What was asked may be told again; nothing else of the project.
      CHECK(!body.contains("Members borrow"));
      CHECK(!body.contains(things.at("project")));
    }
  }
  CHECK(is_seen_by_insider);
  ada.send("DELETE", "/api/projects/" + things.at("project"));
  CHECK(test::asked(insider, "tools/list", {}).status == 401);
}

TEST_CASE("a token of an agent opens one project and nothing when it is revoked") {
  const test::Served served;
  const auto ada = test::registered(served.url(), "ada@example.com");
  const auto things = things_of(ada);
  const auto place = fmt::format("/api/projects/{}/mcp-tokens", things.at("project"));
  const auto made = ada.post(place, {{"label", "agent"}});
  const test::Caller agent{.url = served.url(), .token = std::string(made.at("token").as_string())};
  const json::object hello{{"jsonrpc", "2.0"},
                           {"id", 1},
                           {"method", "initialize"},
                           {"params",
                            {{"protocolVersion", "2025-11-25"},
                             {"capabilities", json::object()},
                             {"clientInfo", {{"name", "test"}, {"version", "1"}}}}}};
  const std::vector<net::Header> accept{{"Accept", "application/json, text/event-stream"}};
  CHECK(agent.send("POST", "/mcp", hello, accept).status == 200);
  CHECK(ada.send("POST", "/mcp", hello, accept).status == 401);  // a session is no agent's token
  CHECK(test::Caller{.url = served.url(), .token = {}}.send("POST", "/mcp", hello, accept).status == 401);
  CHECK(ada.send("DELETE", fmt::format("{}/{}", place, made.at("id").as_string().c_str())).status == 204);
  CHECK(agent.send("POST", "/mcp", hello, accept).status == 401);
}
