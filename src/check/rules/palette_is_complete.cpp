#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"
#include "design/palette.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (const auto& [role, steps] : design.design.palettes) {
    std::vector<std::string> missing;
    for (const auto step : design::palette_steps) {
      const auto name = std::to_string(step);
      if (std::ranges::none_of(steps, [&](const auto& entry) { return entry.first == name; }))
        missing.push_back(name);
    }
    const auto pointer = pointer_to("/palettes", role);
    if (!missing.empty())
      report.add(StageName::design, pointer, fmt::format("`{}` has no step {}", role, join(missing, ", ")));
    for (const auto& [name, colour] : steps) {
      const bool is_known =
          std::ranges::any_of(design::palette_steps, [&](int step) { return std::to_string(step) == name; });
      if (!is_known)
        report.add(StageName::design, pointer_to(pointer, name), fmt::format("there is no step {}", name));
    }
  }
}

}  // namespace

extern constinit const Rule palette_is_complete{
    .id = "palette-is-complete",
    .severity = Severity::warning,
    .stage = StageName::design,
    .summary = "A palette that somebody set has every step from 50 to 950, and no other.",
    .reason = "Themes choose by step; a missing one is guessed, an unknown one never used.",
    .mend = "Give the eleven steps 50, 100, 200 … 900, 950, or leave the palette out.",
    .source = "C05; DTCG 2025.10",
    .bad = R"("neutral": {"100": "#f1f5f9", "900": "#0f172a"})",
    .good = "all eleven steps",
    .check = inspect,
};

}  // namespace nonagon::check
