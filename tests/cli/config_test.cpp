#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.hpp"
#include "support/files.hpp"

using namespace nonagon;

namespace {

// The program in a folder of its own, where nothing is set but what a test sets.
struct Place {
  test::TemporaryFolder folder;

  auto run(const std::string& variables, const std::string& words) const {
    return test::run(fmt::format("cd {0} && env -i HOME={0} {1} {2} {3}",
                                 folder.path().string(),
                                 variables,
                                 test::program().string(),
                                 words));
  }

  void write(std::string_view toml) const { std::ofstream(folder.path() / "nonagon.toml") << toml; }

  json::object setting(const std::string& variables,
                       std::string_view name,
                       const std::string& words = "") const {
    const auto all = parse_json(run(variables, "config --json " + words).out).value();
    for (const auto& entry : all.as_array()) {
      if (entry.at("name").as_string() == name) return entry.as_object();
    }
    FAIL("no such setting");
    return {};
  }
};

}  // namespace

TEST_CASE("an option goes before a variable, a variable before the file, the file before the default") {
  const Place place;
  CHECK(place.setting("", "listen").at("source") == "default");
  CHECK(place.setting("", "listen").at("value") == "127.0.0.1:8737");
  place.write("listen = \"127.0.0.1:9000\"\nrate-limit = 60\naccess-log = false\n");
  CHECK(place.setting("", "listen").at("value") == "127.0.0.1:9000");
  CHECK(place.setting("", "listen").at("source") == "nonagon.toml");
  CHECK(place.setting("", "rate-limit").at("value") == "60");
  CHECK(place.setting("", "access-log").at("value") == "false");
  CHECK(place.setting("NONAGON_LISTEN=127.0.0.1:9001", "listen").at("source") == "NONAGON_LISTEN");
  CHECK(place.setting("NONAGON_DATA=/a", "data", "--data /b").at("value") == "/b");
  CHECK(place.setting("NONAGON_DB=postgres://me:secret@db/x", "db").at("value") == "postgres://me:***@db/x");
}

TEST_CASE("a settings file that is wrong is refused with its line") {
  const Place place;
  place.write("listen = \"127.0.0.1:9000\"\nlissten = 1\n");
  const auto unknown = place.run("", "config");
  CHECK(unknown.exit_code == 2);
  CHECK(unknown.err.contains("nonagon.toml, line 2"));
  CHECK(unknown.err.contains("listen"));
  place.write("listen = \n");
  const auto broken = place.run("", "config");
  CHECK(broken.exit_code == 2);
  CHECK(broken.err.contains("line 1"));
}

TEST_CASE("providers and tokens are kept by commands, and a key is never shown") {
  const Place place;
  const auto key = place.folder.path() / "key.txt";
  std::ofstream(key) << "sk-canary-0123456789\n";
  REQUIRE(place.run("", "project new Kites").exit_code == 0);
  const auto added = place.run(
      "", fmt::format("provider add Mine --kind openai --model gpt-5 --key-file {} --json", key.string()));
  REQUIRE(added.exit_code == 0);
  CHECK(parse_json(added.out).value().at("apiKeyLast4") == "6789");
  CHECK(!added.out.contains("canary"));
  CHECK(!place.run("", "provider list --json").out.contains("canary"));
  CHECK(place.run("", "provider default Mine").exit_code == 0);
  CHECK(place.run("", "provider remove Mine").exit_code == 7);
  CHECK(place.run("", "provider test \"Built-in engine\"").exit_code == 0);
  CHECK(place.run("", "provider test Mine").exit_code == 9);

  const auto made = parse_json(place.run("", "token new kites \"My agent\" --json").out).value();
  const std::string token(made.at("token").as_string());
  CHECK(token.starts_with("nng_mcp_"));
  const auto listed = place.run("", "token list kites --json");
  CHECK(!listed.out.contains(token));
  CHECK(parse_json(listed.out).value().at(0).at("label") == "My agent");
  CHECK(place.run("", fmt::format("token revoke kites {}", made.at("id").as_string().c_str())).exit_code ==
        0);
  CHECK(parse_json(place.run("", "token list kites --json").out).value().as_array().empty());
  CHECK(place.run("", "token new kites x --expires soon").exit_code == 2);
}
