#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  if (design.product.features.empty()) return;
  for (std::size_t i = 0; i < design.sections.sections.size(); ++i) {
    const auto& section = design.sections.sections[i];
    if (section.features.empty())
      report.add(StageName::sections,
                 fmt::format("/sections/{}", i),
                 fmt::format("`{}` carries no feature", section.name));
  }
}

}  // namespace

extern constinit const Rule screen_has_feature{
    .id = "screen-has-feature",
    .severity = Severity::warning,
    .stage = StageName::sections,
    .summary = "Every screen carries a feature.",
    .reason = "Nobody can say why it is built, and removing a feature leaves it behind.",
    .mend = "Name the features that it carries, or remove it.",
    .source = "XR-011",
    .bad = R"("features": [])",
    .good = R"("features": ["lending"])",
    .check = inspect,
};

}  // namespace nonagon::check
