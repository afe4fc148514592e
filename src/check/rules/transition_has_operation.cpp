#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::data_model)) return;
  for (const auto& reference : facts.references(Refers::operation)) {
    if (!reference.is_in("lifecycle") || facts.is_operation_or_job(reference.target)) continue;
    report.add(reference.stage,
               reference.pointer(),
               fmt::format("there is no operation or job `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule transition_has_operation{
    .id = "transition-has-operation",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "Every transition of a lifecycle is done by an operation or a job.",
    .reason = "Rows could never reach that state, or everybody could write it by hand.",
    .mend = "Name the action or job that does it.",
    .source = "XR-022",
    .bad = R"({"to": "returned", "action": "giveBack"})",
    .good = R"({"to": "returned", "action": "returnLoan"})",
    .check = inspect,
};

}  // namespace nonagon::check
