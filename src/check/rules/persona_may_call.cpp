#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

const design::Persona* find_persona(const design::Design& design, std::string_view id) {
  const auto found = std::ranges::find(design.product.personas, id, &design::Persona::id);
  return found == design.product.personas.end() ? nullptr : &*found;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::api) || !has(design, StageName::product)) return;
  const auto& sections = design.sections.sections;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const auto* persona = sections[i].persona ? find_persona(design, *sections[i].persona) : nullptr;
    if (persona == nullptr || !persona->role || !facts.roles.contains(*persona->role)) continue;
    const auto complain = [&](std::string pointer, const std::string& endpoint) {
      const auto* operation = facts.endpoint(endpoint);
      if (operation == nullptr || (operation->roles.empty() && !operation->is_closed) ||
          std::ranges::find(operation->roles, *persona->role) != operation->roles.end())
        return;
      report.add(StageName::sections,
                 std::move(pointer),
                 fmt::format("`{}` may not call `{}`", *persona->role, endpoint));
    };
    const auto& needs = sections[i].data_requirements;
    for (std::size_t j = 0; j < needs.size(); ++j)
      complain(fmt::format("/sections/{}/dataRequirements/{}/endpoint", i, j), needs[j].endpoint);
  }
}

}  // namespace

extern constinit const Rule persona_may_call{
    .id = "persona-may-call",
    .severity = Severity::error,
    .stage = StageName::sections,
    .summary = "The role of a screen's persona may call what the screen calls.",
    .reason = "The person for whom it is made would be refused.",
    .mend = "Grant the role the operation, or make the screen for another persona.",
    .source = "XR-029",
    .bad = "a screen for a librarian that calls what only managers may",
    .good = R"("access": {"librarian": ["list"], "manager": ["*"]})",
    .check = inspect,
};

}  // namespace nonagon::check
