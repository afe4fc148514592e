#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::section)) {
    if (facts.sections.contains(reference.target)) continue;
    report.add(
        reference.stage, reference.pointer(), fmt::format("there is no screen `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule navigation_target_exists{
    .id = "navigation-target-exists",
    .severity = Severity::error,
    .stage = StageName::sections,
    .summary = "Every link and navigation entry opens a screen that exists.",
    .reason = "People would tap into nothing.",
    .mend = "Correct the id, or add the screen.",
    .source = "XR-030",
    .bad = R"({"label": "Loans", "section": "lones"})",
    .good = R"({"label": "Loans", "section": "loans"})",
    .check = inspect,
};

}  // namespace nonagon::check
