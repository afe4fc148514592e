#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "design/palette.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (const auto& [role, steps] : design.design.palettes) {
    auto sorted = steps;
    std::ranges::stable_sort(
        sorted, {}, [](const auto& step) { return std::pair(step.first.size(), step.first); });
    double lightest = 2;
    for (const auto& [step, colour] : sorted) {
      const auto rgb = design::parse_hex(colour);
      if (!rgb) continue;
      const auto lightness = design::to_oklch(*rgb).lightness;
      if (lightness >= lightest) {
        report.add(StageName::design,
                   pointer_to(pointer_to("/palettes", role), step),
                   fmt::format("`{}` is no darker than the step before", colour));
      }
      lightest = lightness;
    }
  }
}

}  // namespace

extern constinit const Rule palette_lightness_falls{
    .id = "palette-lightness-falls",
    .severity = Severity::warning,
    .stage = StageName::design,
    .summary = "The colours of a palette grow darker from step to step.",
    .reason = "Themes choose by step; a lighter colour at a darker step makes text vanish.",
    .mend = "Order the colours from light to dark, or leave the palette out.",
    .source = "C03; XR-028",
    .bad = R"("neutral": {"100": "#334155", "200": "#e2e8f0"})",
    .good = R"("neutral": {"100": "#e2e8f0", "200": "#334155"})",
    .check = inspect,
};

}  // namespace nonagon::check
