#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// Whether somebody of that role may see what a screen shows.
bool can_read_a_screen(const std::string& role, const design::Design& design, const Facts& facts) {
  return std::ranges::any_of(design.sections.sections, [&](const design::Section& section) {
    return std::ranges::any_of(section.data_requirements, [&](const design::DataRequirement& need) {
      const auto* operation = facts.endpoint(need.endpoint);
      return operation != nullptr && operation->link.empty() &&
             (operation->is_public || operation->roles.empty() ||
              std::ranges::find(operation->roles, role) != operation->roles.end());
    });
  });
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (design.sections.sections.empty()) return;
  Names served;
  for (const auto& section : design.sections.sections) {
    if (section.persona) served.insert(*section.persona);
  }
  const auto& personas = design.product.personas;
  for (std::size_t i = 0; i < personas.size(); ++i) {
    // Without a role, somebody may be served by others alone.
    if (personas[i].id.empty() || !personas[i].role || served.contains(personas[i].id)) continue;
    if (can_read_a_screen(*personas[i].role, design, facts)) continue;
    report.add(StageName::product,
               fmt::format("/personas/{}", i),
               fmt::format("there is no screen for `{}`", personas[i].name));
  }
}

}  // namespace

extern constinit const Rule persona_has_screen{
    .id = "persona-has-screen",
    .severity = Severity::warning,
    .stage = StageName::sections,
    .summary = "Every persona who signs in has a screen, their own or one that their role may read.",
    .reason = "Somebody for whom the product is built finds nothing to do in it.",
    .mend = "Make a screen for the persona, or name the persona at the screen that is theirs.",
    .source = "XR-012; XR-029",
    .bad = R"(persona "manager" that no screen names)",
    .good = R"("persona": "manager" at the reports)",
    .check = inspect,
};

}  // namespace nonagon::check
