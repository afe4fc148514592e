#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.hpp"
#include "support/served.hpp"

using namespace nonagon;
using test::Served;

TEST_CASE("commands on a data folder that is being served go to its server") {
  const Served served;
  const auto run = [&](const std::string& words) {
    return test::run(fmt::format(
        "env -u NONAGON_DATA {} {} --data {} --json", test::program().string(), words, served.data()));
  };
  const auto made = run("project new Kites --idea \"People rent kites by the hour.\"");
  REQUIRE(made.exit_code == 0);
  CHECK(parse_json(made.out).value().at("slug") == "kites");
  CHECK(parse_json(run("project list").out).value().as_array().size() == 1);
  const auto estimate = run("stage generate kites product --estimate");
  REQUIRE(estimate.exit_code == 0);
  CHECK(parse_json(estimate.out).value().at("maxCostPerCall") == "0");
  CHECK(parse_json(run("stage show kites 1").out).value().at("status") == "active");
  REQUIRE(run("stage generate kites product").exit_code == 0);
  CHECK(parse_json(run("stage show kites 1").out).value().at("status") == "review");
  const auto locked = run("stage complete kites api");
  CHECK(locked.exit_code == 10);
  CHECK(parse_json(locked.out).value().at("error").at("code") == "wrong-state");
  CHECK(run("stage complete kites product").exit_code == 0);
  CHECK(run("stage show kites nine").exit_code == 2);
  CHECK(run("project show nobody").exit_code == 5);
  const auto payload = served.file("payload.json", R"({"tagline": "No name."})");
  CHECK(run("stage revert kites product").exit_code == 0);
  const auto refused = run(fmt::format("stage save kites product {}", payload));
  CHECK(refused.exit_code == 1);
  CHECK(parse_json(refused.out).value().at("error").at("pointer") == "/data/name");
  const auto named =
      served.file("named.json", R"({"name": "Kites", "tagline": "Fly.", "description": "Rents kites."})");
  CHECK(run(fmt::format("stage save kites product {} --if-version 9", named)).exit_code == 7);
  CHECK(run(fmt::format("stage save kites product {} --if-version 1", named)).exit_code == 0);
  CHECK(parse_json(run("stage versions kites product").out).value().as_array().size() == 2);
  CHECK(run("validate kites").exit_code == 0);
  CHECK(run("project delete kites").exit_code == 0);
  CHECK(parse_json(run("project list").out).value().as_array().empty());
  CHECK(run("project delete kites --undo").exit_code == 0);
}

TEST_CASE("--server sends a command to a server, with the token of the environment") {
  const Served served;
  const test::TemporaryFolder elsewhere;
  const auto run = [&](const std::string& token, const std::string& words) {
    return test::run(fmt::format("env NONAGON_TOKEN={} {} {} --server {} --data {} --json",
                                 token,
                                 test::program().string(),
                                 words,
                                 served.url(),
                                 elsewhere.path().string()));
  };
  CHECK(run("nothing", "project list").exit_code == 4);
  REQUIRE(run(served.token(), "project new Kites").exit_code == 0);
  CHECK(parse_json(run(served.token(), "project list").out).value().at(0).at("name") == "Kites");
  const auto made = parse_json(run(served.token(), "token new kites \"My agent\"").out).value();
  CHECK(made.at("token").as_string().starts_with("nng_mcp_"));
  CHECK(parse_json(run(served.token(), "token list kites").out).value().at(0).at("label") == "My agent");
  REQUIRE(run(served.token(), "stage generate kites product").exit_code == 0);
  const auto out = elsewhere.path() / "out";
  for (const auto* zip : {"", " --zip"}) {
    const auto placed = run(served.token(), fmt::format("export kites -o {}{}", out.string(), zip));
    REQUIRE(placed.exit_code == 0);
    const auto path = std::string(parse_json(placed.out).value().at("path").as_string());
    const auto verified = test::run(fmt::format("{} verify {} --json", test::program().string(), path));
    CHECK_MESSAGE(verified.exit_code == 0, path, verified.out);
  }
  const auto nowhere =
      test::run(fmt::format("{} project list --server http://127.0.0.1:1", test::program().string()));
  CHECK(nowhere.exit_code == 9);
  CHECK(nowhere.err.contains("does not answer"));
}
