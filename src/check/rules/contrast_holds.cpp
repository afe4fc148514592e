#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "design/palette.hpp"

namespace nonagon::check {
namespace {

// The palette from which a theme takes a colour when one of its steps can be read; empty for surfaces and
// lines that need no contrast.
std::string_view home_of(std::string_view role) {
  if (role.starts_with("text-") || role == "border-control") return "neutral";
  if (role == "focus-ring" || role == "link") return "primary";
  if (role.starts_with("status-") && role.ends_with("-text")) return role.substr(7, role.size() - 12);
  if (role.starts_with("action-") && !role.starts_with("action-on-") && !role.ends_with("-hover"))
    return role.substr(7);
  return {};
}

void inspect(const design::Design& design, const Facts&, Report& report) {
  if (design.design.palettes.empty()) return;  // palettes made from seeds have such steps by construction
  Names complained;
  const auto themes = design::themes(design.design);
  for (const auto& theme : themes) {
    for (const auto& role : theme.roles) {
      const auto home = home_of(role.name);
      const auto palette = std::ranges::find(
          design.design.palettes, home, [](const auto& entry) { return std::string_view(entry.first); });
      // Black and white step in where no colour of the palette passes.
      const bool is_lost = role.palette == "black" || role.palette == "white";
      if (!is_lost || palette == design.design.palettes.end() || !complained.insert(home).second) continue;
      report.add(StageName::design,
                 pointer_to("/palettes", home),
                 fmt::format("no step of `{}` has the contrast that `{}` of the {} theme needs",
                             home,
                             role.name,
                             theme.name));
    }
  }
}

}  // namespace

extern constinit const Rule contrast_holds{
    .id = "contrast-holds",
    .severity = Severity::error,
    .stage = StageName::design,
    .summary = "A palette that somebody set has steps that can be read on the surfaces of each theme.",
    .reason =
        "Its colour would not be readable, so black or white takes its place and the design is not the one "
        "that was meant.",
    .mend =
        "Let the palette grow darker to its end, or leave the palette out: it is then made from its seed.",
    .source = "WCAG 2.2, 1.4.3 and 1.4.11; XR-028; C01, C02",
    .bad = "an explicit neutral palette whose darkest step is #94a3b8",
    .good = "a palette that reaches #020617",
    .check = inspect,
};

}  // namespace nonagon::check
