#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& condition : facts.conditions) {
    if (condition.expression) continue;
    report.add(
        condition.stage, condition.pointer, fmt::format("`{}`: {}", condition.text, condition.complaint));
  }
}

}  // namespace

extern constinit const Rule condition_parses{
    .id = "condition-parses",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "Every condition is written in the language of conditions.",
    .reason = "The database gets no such constraint or index, and nobody notices until a wrong row is there.",
    .mend =
        "Compare fields with numbers, 'texts' and each other: =, <>, <, <=, >, >=, in (…), is null, matches, "
        "and, or, not.",
    .source = "XR-009",
    .bad = "status == 'open'",
    .good = "status = 'open'",
    .check = inspect,
};

}  // namespace nonagon::check
