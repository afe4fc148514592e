#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (const auto& waiver : design.waivers) {
    if (trim(waiver.reason).empty())
      report.add(waiver.stage, waiver.pointer, fmt::format("`{}` is waived without a reason", waiver.rule));
  }
}

}  // namespace

extern constinit const Rule waiver_has_reason{
    .id = "waiver-has-reason",
    .severity = Severity::error,
    .stage = StageName::product,
    .summary = "Every waiver says why the finding is accepted.",
    .reason =
        "Nobody can tell an exception that was thought through from a warning that was in the way; such a "
        "waiver waives nothing.",
    .mend = "Write the reason, or remove the waiver and mend the finding.",
    .source = "waivers",
    .bad = R"({"rule": "entity-has-feature", "reason": ""})",
    .good = R"({"rule": "entity-has-feature", "reason": "Kept for the auditor."})",
    .check = inspect,
    .spans_stages = true,
};

}  // namespace nonagon::check
