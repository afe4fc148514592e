#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "design/palette.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (const auto& [role, colour] : design.design.seeds) {
    if (!design::parse_hex(colour))
      report.add(StageName::design, pointer_to("/seeds", role), fmt::format("`{}` is no #rrggbb", colour));
  }
  for (const auto& [role, steps] : design.design.palettes) {
    const auto pointer = pointer_to("/palettes", role);
    for (const auto& [step, colour] : steps) {
      if (!design::parse_hex(colour))
        report.add(StageName::design, pointer_to(pointer, step), fmt::format("`{}` is no #rrggbb", colour));
    }
  }
}

}  // namespace

extern constinit const Rule seed_colour_parses{
    .id = "seed-colour-parses",
    .severity = Severity::error,
    .stage = StageName::design,
    .summary = "Every colour is written as #rrggbb.",
    .reason = "No palette can be made of it.",
    .mend = "Write the colour as #rrggbb.",
    .source = "XR-027",
    .bad = R"("primary": "teal")",
    .good = R"("primary": "#0f766e")",
    .check = inspect,
};

}  // namespace nonagon::check
