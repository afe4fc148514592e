#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::invariant)) {
    if (facts.invariants.contains(reference.target)) continue;
    report.add(
        reference.stage, reference.pointer(), fmt::format("there is no invariant `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule invariant_exists{
    .id = "invariant-exists",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "Whatever enforces an invariant names one that exists.",
    .reason =
        "The constraint holds a law that nobody wrote down, or the law has another name and looks unheld.",
    .mend = "Correct the id, or add the invariant to its entity.",
    .source = "XR-009",
    .bad = R"({"name": "due", "enforces": "due-after-lent"})",
    .good = R"({"name": "due", "enforces": "due-after-loan"})",
    .check = inspect,
};

}  // namespace nonagon::check
