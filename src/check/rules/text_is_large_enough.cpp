#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto size = design.design.typography.base_size;
  if (size >= 14) return;
  auto& finding =
      report.add(StageName::design, "/typography/baseSize", fmt::format("{} px is small for text", size));
  finding.fix = replace_with("Make it 16", finding.pointer, 16);
}

}  // namespace

extern constinit const Rule text_is_large_enough{
    .id = "text-is-large-enough",
    .severity = Severity::warning,
    .stage = StageName::design,
    .summary = "Body text has at least 14 px.",
    .reason = "Smaller text is zoomed on every visit, or not read.",
    .mend = "Make it 16.",
    .source = "terrazzo a11y/min-font-size; WCAG 2.2, 1.4.4",
    .bad = R"("baseSize": 12)",
    .good = R"("baseSize": 16)",
    .check = inspect,
};

}  // namespace nonagon::check
