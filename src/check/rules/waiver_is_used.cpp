#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (const auto& waiver : design.waivers) {
    if (waiver.rule == "payload-shape") continue;  // findings of the reader, which no rule sees
    const bool is_known = find_rule(waiver.rule) != nullptr;
    const bool is_used = std::ranges::any_of(
        report.findings(), [&](const Finding& finding) { return design::covers(waiver, finding); });
    if (is_known && is_used) continue;
    report.add(waiver.stage,
               waiver.pointer,
               is_known ? fmt::format("no finding of `{}` is left here to waive", waiver.rule)
                        : fmt::format("there is no rule `{}`", waiver.rule));
  }
}

}  // namespace

extern constinit const Rule waiver_is_used{
    .id = "waiver-is-used",
    .severity = Severity::warning,
    .stage = StageName::product,
    .summary = "Every waiver names a rule that exists and covers a finding.",
    .reason = "A waiver that covers nothing hides the next finding at its place.",
    .mend = "Remove the waiver.",
    .source = "waivers",
    .bad = "a waiver of a finding that was mended",
    .good = "no waiver",
    .check = inspect,
    .spans_stages = true,
    .reads_findings = true,
};

}  // namespace nonagon::check
