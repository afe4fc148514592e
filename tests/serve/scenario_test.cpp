#include <array>
#include <chrono>
#include <thread>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "support/postgres.hpp"
#include "support/served.hpp"

using namespace nonagon;

namespace {

constexpr std::array stage_names{
    "product", "dataModel", "database", "api", "stack", "design", "sections", "infrastructure", "export"};

// More words of the command line that choose the engine.
struct OnSqlite {
  static std::vector<std::string> words() { return {}; }
};

struct OnPostgres {
  static std::vector<std::string> words() {
    test::postgres().create_database("scenario");
    return {"--db", test::postgres().url_of("scenario")};
  }
};

#define ENGINES OnSqlite, OnPostgres

std::string header(const net::Response& response, std::string_view name) {
  for (const auto& field : response.headers) {
    if (net::equals_ignoring_case(field.name, name)) return field.value;
  }
  return {};
}

std::string text(const json::value& value) {
  return std::string(value.as_string());
}

std::string project_of(const test::Caller& ada) {
  return text(
      ada.post("/api/projects", {{"idea", "Members of a tool library borrow tools and bring them back."}})
          .at("id"));
}

}  // namespace

TEST_CASE_TEMPLATE(
    "an account takes an idea through nine stages to a package that holds what its manifest says",
    Engine,
    ENGINES) {
  const test::Served served(Engine::words());
  const auto ada = test::registered(served.url(), "ada@example.com");
  const auto project = "/api/projects/" + project_of(ada);
  CHECK(ada.send("POST", project + "/stages/4/generate", json::object()).status == 409);
  for (const auto* name : stage_names) {
    CAPTURE(name);
    const auto stage = fmt::format("{}/stages/{}", project, name);
    ada.send("PUT", stage + "/draft", {{"data", {{"half", "typed"}}}});
    CHECK(ada.get(stage + "/draft").at("data").at("half") == "typed");
    CHECK(ada.get(stage).at("hasDraft").as_bool());
    const auto job = ada.post(stage + "/generate", json::object(), {{"Prefer", "wait=20"}});
    CHECK(job.at("state") == "succeeded");
    CHECK(job.at("calls").as_array().size() == 1);
    const auto read = ada.send("GET", stage);
    const auto tag = header(read, "ETag");
    const auto data = parse_json(read.body).value().at("data");
    const json::object edit{{"data", data}};
    CHECK(ada.send("PUT", stage, edit).status == 428);
    CHECK(ada.send("PUT", stage, edit, {{"If-Match", tag}}).status == 200);
    CHECK(ada.send("PUT", stage, edit, {{"If-Match", tag}}).status == 412);
    CHECK(ada.send("GET", stage + "/draft").status == 404);  // saving ended it
    CHECK_FALSE(ada.get(stage).at("hasDraft").as_bool());
    CHECK(ada.post(stage + "/complete").at("status") == "complete");
    CHECK(ada.get(stage + "/outputs").at("items").as_array().size() == 2);
  }
  const json::object waiver{{"rule", "name-is-unique"},
                            {"stage", "dataModel"},
                            {"pointer", "/entities/0"},
                            {"reason", "Decided with the customer."}};
  CHECK(ada.send("PUT", project + "/waivers", {{"waivers", json::array{waiver}}}).status == 200);
  CHECK(ada.get(project + "/waivers").at("waivers").at(0).at("reason") == "Decided with the customer.");
  const json::object limits{{"call", "0.5"}, {"project", nullptr}, {"day", "3"}, {"month", nullptr}};
  CHECK(ada.send("PUT", "/api/budgets", limits).status == 200);
  CHECK(ada.get("/api/budgets").at("day") == "3");
  const auto validation = ada.post(project + "/validate");
  CHECK(validation.at("status") != "errors");
  CHECK(!ada.get(project + "/graph").at("nodes").as_array().empty());
  const auto made = ada.post(project + "/exports", {{"format", "zip"}});
  const auto zip = ada.send("GET", fmt::format("{}/exports/{}/download", project, text(made.at("id"))));
  CHECK(zip.status == 200);
  const auto verified = test::run(
      fmt::format("{} verify {} --json", test::program().string(), served.file("package.zip", zip.body)));
  CHECK(verified.exit_code == 0);
  const auto listed = ada.get(project + "/files").at("items").as_array();
  CHECK(listed.size() > 30);
  CHECK(ada.send("GET", project + "/files/waivers.json").body.contains("Decided with the customer."));
  const auto readme = ada.send("GET", project + "/files/README.md");
  CHECK(readme.status == 200);
  CHECK(ada.get("/api/usage?period=all").at("total").at("calls") == 9);
}

TEST_CASE_TEMPLATE("a revert marks what was made from the stage as stale when it was changed",
                   Engine,
                   ENGINES) {
  const test::Served served(Engine::words());
  const auto ada = test::registered(served.url(), "ada@example.com");
  const auto project = "/api/projects/" + project_of(ada);
  for (const auto* name : {"product", "dataModel"}) {
    ada.post(fmt::format("{}/stages/{}/generate", project, name), json::object(), {{"Prefer", "wait=20"}});
    ada.post(fmt::format("{}/stages/{}/complete", project, name));
  }
  const auto product = project + "/stages/1";
  ada.post(product + "/revert");
  CHECK(ada.get(project + "/stages/2").at("status") == "locked");
  auto data = ada.get(product).at("data").as_object();
  data["description"] = "Changed.";
  CHECK(ada.send("PUT", product, {{"data", data}}, {{"If-Match", "*"}}).status == 200);
  const auto invalid = ada.send("PUT", product, {{"data", json::object()}}, {{"If-Match", "*"}});
  CHECK(invalid.status == 422);
  CHECK(parse_json(invalid.body).value().at("errors").at(0).at("pointer") == "/data/name");
  ada.post(product + "/complete");
  const auto model = ada.get(project + "/stages/2");
  CHECK(model.at("status") == "review");
  CHECK(model.at("staleInputs").at(0) == "product");
  ada.post(project + "/stages/2/generate", json::object(), {{"Prefer", "wait=20"}});
  const auto again = ada.post(project + "/stages/2/complete");
  CHECK(again.at("status") == "complete");
  CHECK(again.at("staleInputs").as_array().empty());
  const auto changes = ada.get(product + "/outputs/diff?from=1&to=2").at("changes").as_array();
  CHECK(changes.size() == 1);
}

TEST_CASE_TEMPLATE("the events of a generation can be read again from where a client stopped",
                   Engine,
                   ENGINES) {
  const test::Served served(Engine::words());
  const auto ada = test::registered(served.url(), "ada@example.com");
  const auto project = "/api/projects/" + project_of(ada);
  const auto begun = ada.send("POST", project + "/stages/1/generate", json::object());
  CHECK(begun.status == 202);
  const auto events = header(begun, "Location") + "/events";
  const auto all = ada.send("GET", events);
  CHECK(all.body.contains("event: phase"));
  CHECK(all.body.contains("event: done"));
  const auto rest = ada.send("GET", events, nullptr, {{"Last-Event-ID", "1"}});
  CHECK(!rest.body.contains("event: phase"));
  CHECK(rest.body.contains("event: done"));
}

TEST_CASE_TEMPLATE("a request that is sent again with its key is done once", Engine, ENGINES) {
  const test::Served served(Engine::words());
  const auto ada = test::registered(served.url(), "ada@example.com");
  const json::object wanted{{"name", "Kites"}};
  const auto first = ada.send("POST", "/api/projects", wanted, {{"Idempotency-Key", "one"}});
  const auto again = ada.send("POST", "/api/projects", wanted, {{"Idempotency-Key", "one"}});
  CHECK(first.status == 201);
  CHECK(again.status == 201);
  CHECK(again.body == first.body);
  CHECK(ada.get("/api/projects").at("items").as_array().size() == 1);
  CHECK(ada.send("POST", "/api/projects", {{"name", "Boats"}}, {{"Idempotency-Key", "one"}}).status == 409);
}

TEST_CASE_TEMPLATE("what was acknowledged is there after kill -9", Engine, ENGINES) {
  test::Served served(Engine::words());
  const auto ada = test::registered(served.url(), "ada@example.com");
  const auto id = project_of(ada);
  ada.post(fmt::format("/api/projects/{}/stages/1/generate", id));
  served.kill_and_restart();
  const auto stage = ada.get(fmt::format("/api/projects/{}/stages/1", id));
  CHECK(stage.at("status") != "generating");
  CHECK(
      ada.post(fmt::format("/api/projects/{}/stages/1/generate", id), json::object(), {{"Prefer", "wait=20"}})
          .at("state") == "succeeded");
}

TEST_CASE("requests are answered as HTTP says") {
  const test::Served served;
  const auto ada = test::registered(served.url(), "ada@example.com");

  struct Case {
    std::string name;
    std::string method;
    std::string target;
    json::value body;
    std::vector<net::Header> headers;
    int status;
    std::string says;
  };

  const std::vector<Case> cases{
      {"nothing there", "GET", "/api/nothing", nullptr, {}, 404, "not-found"},
      {"a method that is not taken", "PUT", "/api/projects", json::object(), {}, 405, "wrong-method"},
      {"an unknown member", "POST", "/api/projects", {{"name", "A"}, {"userId", "x"}}, {}, 422, "/userId"},
      {"an unknown query", "GET", "/api/projects?limitt=1", nullptr, {}, 422, "limit"},
      {"a limit beyond the limit", "GET", "/api/projects?limit=101", nullptr, {}, 422, "limit"},
      {"another host", "GET", "/api/stages", nullptr, {{"Host", "evil.example"}}, 421, "misdirected"},
      {"another origin",
       "GET",
       "/api/stages",
       nullptr,
       {{"Origin", "https://evil.example"}},
       403,
       "forbidden"},
      {"a stage that is none", "GET", "/api/projects/x/stages/10", nullptr, {}, 404, "not-found"},
      {"no password", "POST", "/api/auth/login", {{"email", "ada@example.com"}}, {}, 422, "/password"},
      {"a short password",
       "POST",
       "/api/auth/register",
       {{"email", "b@example.com"}, {"name", "B"}, {"password", "short"}},
       {},
       422,
       "/password"},
      {"a used address",
       "POST",
       "/api/auth/register",
       {{"email", "ada@example.com"}, {"name", "B"}, {"password", "a sentence only I know"}},
       {},
       409,
       "/email"},
  };
  for (const auto& request : cases) {
    CAPTURE(request.name);
    const auto response = ada.send(request.method, request.target, request.body, request.headers);
    CHECK(response.status == request.status);
    CHECK(response.body.contains(request.says));
    CHECK(header(response, "X-Content-Type-Options") == "nosniff");
    CHECK(!header(response, "X-Request-Id").empty());
  }
  CHECK(header(ada.send("PUT", "/api/projects", json::object()), "Allow") == "GET, HEAD, POST");
  const auto project = ada.send("GET", "/api/projects/" + project_of(ada));
  const auto unchanged =
      ada.send("GET", "/api/projects/tool-library", nullptr, {{"If-None-Match", header(project, "ETag")}});
  CHECK((unchanged.status == 304 || unchanged.status == 404));
}

TEST_CASE_TEMPLATE("pages follow one another", Engine, ENGINES) {
  const test::Served served(Engine::words());
  const auto ada = test::registered(served.url(), "ada@example.com");
  for (int i = 0; i < 5; ++i) {
    ada.post("/api/projects", {{"name", fmt::format("Kite {}", i)}});
    std::this_thread::sleep_for(std::chrono::milliseconds(2));  // ids order by the millisecond
  }
  std::vector<std::string> seen;
  std::string target = "/api/projects?limit=2";
  while (!target.empty()) {
    const auto response = ada.send("GET", target);
    const auto page = parse_json(response.body).value();
    for (const auto& item : page.at("items").as_array()) seen.push_back(text(item.at("name")));
    const auto link = header(response, "Link");
    target = link.empty() ? "" : link.substr(1, link.find('>') - 1);
  }
  CHECK(seen == std::vector<std::string>{"Kite 4", "Kite 3", "Kite 2", "Kite 1", "Kite 0"});
}
