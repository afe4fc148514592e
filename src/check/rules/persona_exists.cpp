#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::product)) return;
  for (const auto& reference : facts.references(Refers::persona)) {
    if (facts.personas.contains(reference.target)) continue;
    report.add(
        reference.stage, reference.pointer(), fmt::format("there is no persona `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule persona_exists{
    .id = "persona-exists",
    .severity = Severity::error,
    .stage = StageName::sections,
    .summary = "Whatever names a persona names one that exists.",
    .reason = "A screen without its reader is designed for nobody.",
    .mend = "Correct the id, or add the persona to the product.",
    .source = "XR-029",
    .bad = R"({"name": "Desk", "persona": "libarian"})",
    .good = R"({"name": "Desk", "persona": "librarian"})",
    .check = inspect,
};

}  // namespace nonagon::check
