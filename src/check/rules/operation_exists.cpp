#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::operation)) {
    // `signedInUser` and its kind stand for the caller; what a lifecycle names has a rule of its own.
    if (reference.target.starts_with("signedIn") || reference.is_in("lifecycle")) continue;
    if (facts.is_operation_or_job(reference.target)) continue;
    report.add(reference.stage,
               reference.pointer(),
               fmt::format("there is no operation or job `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule operation_exists{
    .id = "operation-exists",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "Whatever names an operation names one of the API, or a job.",
    .reason = "A rule, field or event would wait for something that never runs.",
    .mend = "Correct the id, or add the action or job to the API.",
    .source = "XR-022, XR-035",
    .bad = R"({"name": "returnedAt", "setBy": ["returnLon"]})",
    .good = R"({"name": "returnedAt", "setBy": ["returnLoan"]})",
    .check = inspect,
};

}  // namespace nonagon::check
