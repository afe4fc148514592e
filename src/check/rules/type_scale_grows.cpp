#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto ratio = design.design.typography.ratio;
  if (ratio > 1.0 && ratio <= 2.0) return;
  auto& finding = report.add(StageName::design, "/typography/ratio", fmt::format("{} makes no scale", ratio));
  finding.fix = add_at("Make it 1.2", finding.pointer, 1.2);
}

}  // namespace

extern constinit const Rule type_scale_grows{
    .id = "type-scale-grows",
    .severity = Severity::error,
    .stage = StageName::design,
    .summary = "Sizes of text grow from step to step.",
    .reason = "A heading is no larger than what it heads.",
    .mend = "Choose a ratio above 1, such as 1.2.",
    .source = "C09; modular scale",
    .bad = R"("ratio": 1)",
    .good = R"("ratio": 1.2)",
    .check = inspect,
};

}  // namespace nonagon::check
