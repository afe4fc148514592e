#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& typography = design.design.typography;
  const auto is_unset = [](const design::Typeface& face) {
    return face.font_family.empty() && face.weights.empty();
  };
  if (is_unset(typography.heading) && is_unset(typography.body) && is_unset(typography.mono)) return;
  const auto examine = [&](std::string_view name, const design::Typeface& face) {
    if (face.font_family.empty())
      report.add(StageName::design,
                 fmt::format("/typography/{}/fontFamily", name),
                 fmt::format("`{}` has no family", name));
    if (face.weights.empty())
      report.add(StageName::design,
                 fmt::format("/typography/{}/weights", name),
                 fmt::format("`{}` has no weight", name));
  };
  examine("heading", typography.heading);
  examine("body", typography.body);
  examine("mono", typography.mono);
}

}  // namespace

extern constinit const Rule typeface_has_weights{
    .id = "typeface-has-weights",
    .severity = Severity::error,
    .stage = StageName::design,
    .summary = "A typeface names its family and the weights that are used.",
    .reason = "Browsers make up the missing weight by smearing the nearest.",
    .mend = "Name the family and at least one weight.",
    .source = "DTCG 2025.10, 8.3 and 9.7; terrazzo core/required-typography-properties",
    .bad = R"({"fontFamily": "Inter", "weights": []})",
    .good = R"({"fontFamily": "Inter", "weights": [400, 600]})",
    .check = inspect,
};

}  // namespace nonagon::check
