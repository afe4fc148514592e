#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "design/palette.hpp"

namespace nonagon::check {
namespace {

constexpr double most_degrees = 30;
constexpr double least_chroma = 0.04;  // below, a hue cannot be seen

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (const auto& [role, steps] : design.design.palettes) {
    std::optional<double> first;
    for (const auto& [step, hex] : steps) {
      const auto rgb = design::parse_hex(hex);
      const auto colour = rgb ? design::to_oklch(*rgb) : design::Oklch{};
      if (colour.chroma < least_chroma) continue;
      if (!first) first = colour.hue;
      const auto apart = std::abs(std::remainder(colour.hue - *first, 360.0));
      if (apart <= most_degrees) continue;
      report.add(StageName::design,
                 pointer_to(pointer_to("/palettes", role), step),
                 fmt::format("`{}` lies {:.0f} degrees from the first step", hex, apart));
    }
  }
}

}  // namespace

extern constinit const Rule palette_hue_is_steady{
    .id = "palette-hue-is-steady",
    .severity = Severity::warning,
    .stage = StageName::design,
    .summary = "The steps of a palette are one colour: their hue stays within 30 degrees.",
    .reason = "A badge and its text seem to come from two designs, and a darker step means another thing.",
    .mend = "Change the step that falls out, or make the palette from its seed.",
    .source = "C03",
    .bad = "a green 500 between blue steps",
    .good = "eleven blues",
    .check = inspect,
};

}  // namespace nonagon::check
