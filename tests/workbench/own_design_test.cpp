// Nonagon is designed with Nonagon: design/ holds its own decisions.
#include <doctest/doctest.h>

#include "check/rule.hpp"
#include "design/design.hpp"
#include "pipeline/stage.hpp"
#include "support/files.hpp"

namespace nonagon {

TEST_CASE("our own design is canonical, valid, and breaks no rule") {
  design::Design own;
  const auto folder = test::source_root() / "design";
  const auto answers = design::read_answers(parse_json(test::read_text(folder / "answers.json")).value());
  REQUIRE(answers.has_value());
  CHECK(pipeline::check_answers(*answers).has_value());
  for (const auto stage : design::all_stages) {
    const auto text = test::read_text(folder / "stages" / fmt::format("{}.json", design::wire_name(stage)));
    if (text.empty()) continue;
    CAPTURE(design::wire_name(stage));
    const auto reading = design::read_payload_text(own, stage, text);
    REQUIRE(reading.has_value());
    for (const auto& finding : reading->findings) FAIL_CHECK(finding.pointer << ": " << finding.message);
    CHECK(design::write_payload(own, stage) == text);
  }
  CHECK(design::has(own, design::StageName::data_model));
  for (const auto& finding : check::check(own)) {
    if (finding.severity == design::Severity::error)
      FAIL_CHECK(finding.rule << " " << finding.pointer << ": " << finding.message);
  }
}

}  // namespace nonagon
