#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// Screens such as sign-in show nothing that a feature needs.
bool shows_featured_data(const design::Section& section, const Facts& facts) {
  return std::ranges::any_of(section.data_requirements, [&](const design::DataRequirement& need) {
    const auto* entity = facts.entity(need.entity);
    return entity != nullptr && !entity->features.empty();
  });
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (design.product.features.empty()) return;
  for (std::size_t i = 0; i < design.sections.sections.size(); ++i) {
    const auto& section = design.sections.sections[i];
    if (section.features.empty() && shows_featured_data(section, facts))
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
    .summary = "A screen whose data features need names the features that it carries.",
    .reason = "Nobody can say why it is built, and removing a feature leaves it behind.",
    .mend = "Name the features that it carries, or remove it.",
    .source = "XR-011",
    .bad = R"("features": [])",
    .good = R"("features": ["lending"])",
    .check = inspect,
};

}  // namespace nonagon::check
