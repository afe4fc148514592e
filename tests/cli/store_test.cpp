#include <fstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.hpp"
#include "support/files.hpp"

using namespace nonagon;

namespace {

struct Shop {
  test::TemporaryFolder folder;

  auto run(const std::string& words) const {
    return test::run(
        fmt::format("{} {} --data {}/data --json", test::program().string(), words, folder.path().string()));
  }

  std::string file(const std::string& name, std::string_view text) const {
    const auto path = folder.path() / name;
    std::ofstream(path) << text;
    return path.string();
  }
};

}  // namespace

TEST_CASE("drafts, waivers and budgets are kept by commands") {
  const Shop shop;
  REQUIRE(shop.run("project new Kites").exit_code == 0);
  const auto half = shop.file("half.json", R"({"name": "Kit"})");
  const auto answers = shop.file("answers.yaml", "product:\n  elevator-pitch: Half a sent\n");
  REQUIRE(shop.run(fmt::format("stage draft kites product {} --answers {}", half, answers)).exit_code == 0);
  const auto draft = parse_json(shop.run("stage draft kites 1").out).value();
  CHECK(draft.at("data").at("name") == "Kit");
  CHECK(draft.at("answers").at("elevator-pitch") == "Half a sent");
  CHECK(shop.run("stage draft kites 1 --discard").exit_code == 0);
  CHECK(shop.run("stage draft kites 1").exit_code == 5);
  CHECK(shop.run(fmt::format("stage draft kites 1 {} --discard", half)).exit_code == 2);

  const auto waivers = shop.file("waivers.json", R"([{"rule": "name-is-unique", "stage": "dataModel",
    "pointer": "/entities/0", "reason": "One of them goes next week"}])");
  REQUIRE(shop.run("project waivers kites " + waivers).exit_code == 0);
  CHECK(parse_json(shop.run("project waivers kites").out).value().at(0).at("rule") == "name-is-unique");
  CHECK(shop.run("project waivers kites " + half).exit_code == 1);

  REQUIRE(shop.run("budget --call 0.50 --day 3").exit_code == 0);
  const auto budget = parse_json(shop.run("budget --day none").out).value();
  CHECK(budget.at("call") == "0.5");
  CHECK(budget.at("day").is_null());
  CHECK(shop.run("budget --month 1e3").exit_code == 1);
}
