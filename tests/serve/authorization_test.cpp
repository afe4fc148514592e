#include <doctest/doctest.h>
#include <fmt/format.h>

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

}  // namespace

TEST_CASE("no route opens for anybody but its owner") {
  const test::Served served;
  const auto ada = test::registered(served.url(), "ada@example.com");
  const auto eve = test::registered(served.url(), "eve@example.com");
  const auto things = things_of(ada);
  const auto ended = test::registered(served.url(), "zoe@example.com");
  ended.post("/api/auth/logout");
  const auto agent = std::string(
      ada.post(fmt::format("/api/projects/{}/mcp-tokens", things.at("project")), {{"label", "agent"}})
          .at("token")
          .as_string());
  const std::vector<std::pair<std::string, test::Caller>> strangers{
      {"no credential", {.url = served.url(), .token = {}}},
      {"garbage", {.url = served.url(), .token = "nng_ses_garbage"}},
      {"a session that has ended", ended},
      {"an agent's token", {.url = served.url(), .token = agent}},
  };
  const auto document = ada.get("/api/openapi.json");
  int routes = 0;
  for (const auto& [path, operations] : document.at("paths").as_object()) {
    for (const auto& [method, operation] : operations.as_object()) {
      const auto* security = operation.as_object().if_contains("security");
      if (security != nullptr && security->as_array().empty()) continue;  // for everybody
      ++routes;
      std::string verb(method);
      for (auto& c : verb) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      const auto target = filled(path, things);
      const json::value body =
          verb == "GET" || verb == "DELETE" ? json::value(nullptr) : json::value(json::object());
      for (const auto& [who, caller] : strangers) {
        CAPTURE(who);
        CAPTURE(verb);
        CAPTURE(target);
        CHECK(caller.send(verb, target, body, {{"If-Match", "*"}}).status == 401);
      }
      CAPTURE(verb);
      CAPTURE(target);
      const auto response = eve.send(verb, target, body, {{"If-Match", "*"}});
      if (path.contains('{')) CHECK(response.status >= 400);
      CHECK(!response.body.contains(canary));
      CHECK(!response.body.contains("sk-canary"));
    }
  }
  CHECK(routes > 55);
  CHECK(ada.get("/api/projects").at("items").as_array().size() == 1);  // and nobody deleted it
  CHECK(ada.get("/api/users/me").at("email") == "ada@example.com");
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
