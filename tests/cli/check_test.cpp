#include <fstream>
#include <set>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/json.hpp"
#include "base/text.hpp"
#include "support/files.hpp"

using namespace nonagon;
using test::run;

namespace {

// A package of a template with two findings that have a fix: money as float, and a foreign key of another
// type.
std::string faulty_package(const std::filesystem::path& folder) {
  const auto made = run(
      fmt::format("{} design --template team-tasks -o {} --json", test::program().string(), folder.string()));
  REQUIRE(made.exit_code == 0);
  std::string package(parse_json(made.out).value().at("path").as_string());
  const auto file = package + "/stages/dataModel.json";
  auto payload = parse_json(test::read_text(file)).value();
  for (auto& entity : payload.at("entities").as_array()) {
    for (auto& field : entity.at("fields").as_array()) {
      if (field.at("name") == "seatPrice" && entity.at("name") == "Plan") field.at("type") = "float";
      if (field.at("name") == "taskId") field.at("type") = "integer";
    }
  }
  std::ofstream(file) << write_json(payload);
  return package;
}

json::value json_of(const test::Outcome& outcome) {
  CAPTURE(outcome.err);
  return parse_json(outcome.out).value();
}

std::set<std::string> rules_in(const json::value& findings) {
  std::set<std::string> rules;
  for (const auto& finding : findings.as_array()) rules.emplace(finding.at("rule").as_string());
  return rules;
}

}  // namespace

TEST_CASE("check --fix mends what is certain, compiles what follows, and leaves nothing for a second run") {
  const test::TemporaryFolder folder;
  const auto package = faulty_package(folder.path());
  const auto check = fmt::format("{} check {}", test::program().string(), package);
  CHECK(run(check).exit_code == 6);

  const auto before = test::read_text(package + "/stages/dataModel.json");
  const auto preview = run(check + " --fix --dry-run --json");
  CHECK(rules_in(json_of(preview).at("fixed")).contains("fk-type-matches-key"));
  CHECK(test::read_text(package + "/stages/dataModel.json") == before);

  const auto fixed = run(check + " --fix --json");
  CHECK(fixed.exit_code == 0);
  CHECK(rules_in(json_of(fixed).at("fixed")) == rules_in(json_of(preview).at("fixed")));
  CHECK(rules_in(json_of(fixed).at("fixed")).contains("money-is-not-float"));
  CHECK(test::read_text(package + "/stages/dataModel.json") != before);

  CHECK(json_of(run(check + " --fix --json")).at("fixed").as_array().empty());
  CHECK(run(check).exit_code == 0);
  CHECK(run(fmt::format("{} verify {}", test::program().string(), package)).exit_code == 0);
  const auto built = run(fmt::format("{} build {} --json", test::program().string(), package));
  CHECK(json_of(built).at("written").to_number<int>() == 0);
}

TEST_CASE("a preview needs --fix, and a zip is not mended in place") {
  const test::TemporaryFolder folder;
  const auto made = run(fmt::format("{} design --template team-tasks -o {} --zip --json",
                                    test::program().string(),
                                    folder.path().string()));
  const auto answer = json_of(made);
  const auto program = test::program().string();
  CHECK(run(fmt::format("{} check {} --dry-run", program, answer.at("path").as_string().c_str())).exit_code ==
        2);
  CHECK(run(fmt::format("{} check {} --fix", program, answer.at("zip").as_string().c_str())).exit_code == 2);
}

TEST_CASE(
    "SARIF names the file, the line and the column of each finding, and shows what is waived as suppressed") {
  const test::TemporaryFolder folder;
  const auto package = faulty_package(folder.path());
  std::ofstream(package + "/waivers.json")
      << R"([{"rule": "money-is-not-float", "stage": "dataModel", "pointer": "", "reason": "Estimates only."}])";
  const auto outcome = run(fmt::format("{} check {} --format sarif", test::program().string(), package));
  CHECK(outcome.exit_code == 6);
  const auto report = parse_json(outcome.out).value();
  CHECK(report.at("version") == "2.1.0");
  const auto& only = report.at("runs").at(0);
  const auto& rules = only.at("tool").at("driver").at("rules").as_array();
  const auto text = test::read_text(package + "/stages/dataModel.json");
  const auto lines = split(text, '\n');
  bool has_waived = false;
  for (const auto& result : only.at("results").as_array()) {
    const auto index = result.at("ruleIndex").to_number<std::size_t>();
    CHECK(rules.at(index).at("id") == result.at("ruleId"));
    const auto& place = result.at("locations").at(0).at("physicalLocation");
    if (result.at("ruleId") == "fk-type-matches-key") {
      CHECK(place.at("artifactLocation").at("uri") == "stages/dataModel.json");
      const auto line = place.at("region").at("startLine").to_number<std::size_t>();
      CHECK(trim(lines.at(line - 1)) == R"("type": "integer",)");
      CHECK(place.at("region").at("startColumn").to_number<std::size_t>() ==
            lines.at(line - 1).find("\"integer\"") + 1);
    }
    if (result.at("ruleId") != "money-is-not-float") continue;
    has_waived = true;
    CHECK(result.at("suppressions").at(0).at("justification") == "Estimates only.");
  }
  CHECK(has_waived);
}
