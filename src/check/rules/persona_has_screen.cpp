#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  if (design.sections.sections.empty()) return;
  Names served;
  Names roles;
  for (const auto& section : design.sections.sections) {
    if (section.persona) served.insert(*section.persona);
  }
  const auto& personas = design.product.personas;
  for (const auto& persona : personas) {
    if (served.contains(persona.id) && persona.role) roles.insert(*persona.role);
  }
  for (std::size_t i = 0; i < personas.size(); ++i) {
    // Without a role, somebody may be served by others alone.
    if (personas[i].id.empty() || !personas[i].role || served.contains(personas[i].id)) continue;
    if (roles.contains(*personas[i].role)) continue;  // shares the screens of that role
    report.add(StageName::product,
               fmt::format("/personas/{}", i),
               fmt::format("no screen is made for `{}`", personas[i].name));
  }
}

}  // namespace

extern constinit const Rule persona_has_screen{
    .id = "persona-has-screen",
    .severity = Severity::warning,
    .stage = StageName::sections,
    .summary = "Every persona who signs in has a screen that is made for them.",
    .reason = "Somebody for whom the product is built finds nothing to do in it.",
    .mend = "Make a screen for the persona, or name the persona at the screen that is theirs.",
    .source = "XR-012; XR-029",
    .bad = R"(persona "manager" that no screen names)",
    .good = R"("persona": "manager" at the reports)",
    .check = inspect,
};

}  // namespace nonagon::check
