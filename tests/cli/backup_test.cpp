#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.hpp"
#include "support/postgres.hpp"
#include "support/served.hpp"

using namespace nonagon;

namespace {

constexpr std::string_view secret = "sk-canary-8d1c77";

struct Place {
  test::TemporaryFolder folder;

  auto run(const std::string& words, std::string_view data = "data") const {
    return test::run(fmt::format(
        "{} {} --data {}/{} --json", test::program().string(), words, folder.path().string(), data));
  }

  json::value good(const std::string& words, std::string_view data = "data") const {
    const auto outcome = run(words, data);
    REQUIRE_MESSAGE(outcome.exit_code == 0, outcome.err);
    return parse_json(outcome.out).value();
  }

  std::string path(const std::string& name) const { return (folder.path() / name).string(); }
};

std::string code_of(const test::Outcome& outcome) {
  return std::string(parse_json(outcome.out).value().at("error").at("code").as_string());
}

// What a store shows of itself.
std::string shown(const Place& place, const std::string& database, std::string_view data) {
  const auto words = [&](const std::string& command) {
    return test::run(fmt::format("env NONAGON_DB='{}' {} {} --data {}/{} --json",
                                 database,
                                 test::program().string(),
                                 command,
                                 place.folder.path().string(),
                                 data))
        .out;
  };
  return words("project show kites") + words("stage versions kites product") + words("provider list") +
         words("usage") + words("budget");
}

void fill(const Place& place) {
  place.good("project new Kites --idea \"People rent kites by the hour.\"");
  place.good("stage generate kites product");
  place.good("stage complete kites product");
  place.good("budget --day 3");
  std::ofstream(place.folder.path() / "api-key") << secret << "\n";
  const auto added =
      test::run(fmt::format("{} provider add Mine --kind openai --model m --key-file {} --data {} --json",
                            test::program().string(),
                            place.path("api-key"),
                            place.path("data")));
  REQUIRE_MESSAGE(added.exit_code == 0, added.err);
}

}  // namespace

TEST_CASE("a store goes from SQLite to PostgreSQL and back by backups, with its keys") {
  const Place place;
  fill(place);
  test::postgres().create_database("restored");
  const auto url = test::postgres().url_of("restored");
  const auto made = place.good("backup " + place.path("one"));
  CHECK(made.at("database") == "SQLite");
  const auto rows = made.at("rows");
  const auto there = place.good(
      fmt::format("restore {} --db '{}' --key {}/key", place.path("one"), url, place.path("data")), "second");
  CHECK(there.at("rows") == rows);
  CHECK(there.at("unopenedKeys") == 0);
  CHECK(shown(place, url, "second") == shown(place, "", "data"));
  CHECK(place.good(fmt::format("backup {} --db '{}'", place.path("two"), url), "second").at("rows") == rows);
  const auto back =
      place.good(fmt::format("restore {} --key {}/key", place.path("two"), place.path("second")), "third");
  CHECK(back.at("rows") == rows);
  CHECK(shown(place, "", "third") == shown(place, "", "data"));
  CHECK(place.good("doctor", "third").at("healthy") == true);
  CHECK(place.good(fmt::format("doctor --db '{}'", url), "second").at("healthy") == true);
  CHECK(place.run(fmt::format("doctor --db '{}'", url), "without-key").exit_code == 1);
  CHECK_FALSE(std::filesystem::exists(place.path("without-key")));
  for (const auto* file : {"one", "two"}) {
    const auto text = test::run(fmt::format("gzip -dc < {}", place.path(file))).out;
    CHECK(text.contains("kites"));
    CHECK_FALSE(text.contains(secret));
    CHECK_FALSE(text.contains(test::read_text(place.path("data/key")).substr(0, 64)));
  }
}

TEST_CASE("doctor looks at a PostgreSQL store and changes nothing there") {
  const Place place;
  test::postgres().create_database("empty");
  const auto url = test::postgres().url_of("empty");
  CHECK(place.good(fmt::format("doctor --db '{}'", url)).at("healthy") == true);
  CHECK(test::postgres().run_sql("empty", "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").out ==
        "0\n");
  CHECK_FALSE(std::filesystem::exists(place.path("data")));
  const auto gone = place.run("doctor --db postgres://somebody:wonderful@127.0.0.1:1/nowhere");
  CHECK(gone.exit_code == 1);
  CHECK_FALSE((gone.out + gone.err).contains("wonderful"));
  CHECK(place.run("doctor --db mysql://here").exit_code == 1);
}

TEST_CASE("backup and restore say what stands in their way, and change nothing") {
  const Place place;
  CHECK(place.run("backup " + place.path("file")).exit_code == 5);
  CHECK_FALSE(std::filesystem::exists(place.path("data")));
  fill(place);
  place.good("backup " + place.path("file"));
  CHECK(place.run("backup " + place.path("no/such/folder/file")).exit_code == 5);
  CHECK(place.run("backup").exit_code == 2);
  CHECK(place.run("backup file --db mysql://here").exit_code == 2);
  CHECK(place.run("restore " + place.path("missing"), "new").exit_code == 5);
  const auto full = place.run("restore " + place.path("file"));
  CHECK(full.exit_code == 10);
  CHECK(code_of(full) == "wrong-state");
  CHECK(place.run(fmt::format("restore {0} --key {0}", place.path("api-key")), "new").exit_code == 9);
  std::ofstream(place.folder.path() / "cut") << test::read_text(place.path("file")).substr(0, 400);
  CHECK(place.run("restore " + place.path("cut"), "new").exit_code == 1);
  const auto without_key = place.good("restore " + place.path("file"), "new");
  CHECK(without_key.at("unopenedKeys") == 2);
  CHECK(place.run("project show kites", "new").exit_code == 0);
  CHECK(place.run("doctor", "new").exit_code == 1);
}

TEST_CASE("backup and rotation work on a store that is being served; restore waits until it is free") {
  const test::Served served;
  const auto run = [&](const std::string& words) {
    return test::run(fmt::format("{} {} --data {} --json", test::program().string(), words, served.data()));
  };
  const test::Caller here{.url = served.url(), .token = served.token()};
  const auto add = [&](std::string_view label) {
    return here.post("/api/ai-providers",
                     {{"provider", "openai"}, {"label", label}, {"apiKey", secret}, {"defaultModel", "m"}});
  };
  add("first");
  const auto file = served.file("backup", "");
  CHECK(run("backup " + file).exit_code == 0);
  CHECK(run("restore " + file).exit_code == 7);
  const auto rotated = run("keys rotate");
  REQUIRE(rotated.exit_code == 0);
  CHECK(parse_json(rotated.out).value().at("sealed") == 2);
  add("second");
  const auto providers = here.get("/api/ai-providers").at("items").as_array();
  for (const auto& provider : providers) {
    if (provider.at("label") != "Built-in engine") CHECK(provider.at("apiKeyLast4") == "1c77");
  }
  const auto elsewhere = served.file("key", test::read_text(served.data() + "/key"));
  CHECK(test::read_text(elsewhere).size() == 65);
  CHECK(parse_json(run("keys rotate").out).value().at("sealed") == 3);
  CHECK(test::read_text(served.data() + "/key") != test::read_text(elsewhere));
}
