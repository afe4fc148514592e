#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool may_call(const design::Operation& operation, const std::string& role) {
  return operation.is_public || operation.roles.empty() ||
         std::ranges::find(operation.roles, role) != operation.roles.end();
}

// An operation that the role may not call although the screen shows nothing without it; null when all is
// well.
const design::Operation* refused(const design::Section& section,
                                 const std::string& role,
                                 const Facts& facts) {
  for (const auto& need : section.data_requirements) {
    const auto* operation = facts.endpoint(need.endpoint);
    if (operation != nullptr && operation->link.empty() && !may_call(*operation, role)) return operation;
  }
  return nullptr;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!design.design.application_shell || !design.api.auth.roles) return;
  const auto& entries = design.design.application_shell->navigation;
  const auto& sections = design.sections.sections;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto section = std::ranges::find(sections, entries[i].section, &design::Section::id);
    if (section == sections.end()) continue;
    for (const auto& role : entries[i].roles.empty() ? design.api.auth.roles->all : entries[i].roles) {
      const auto* operation = refused(*section, role, facts);
      if (operation == nullptr || !facts.roles.contains(role)) continue;
      report.add(StageName::design,
                 fmt::format("/applicationShell/navigation/{}", i),
                 fmt::format("`{}` sees `{}` and may not call `{}`", role, entries[i].label, operation->id));
      break;
    }
  }
}

}  // namespace

extern constinit const Rule navigation_fits_roles{
    .id = "navigation-fits-roles",
    .severity = Severity::warning,
    .stage = StageName::sections,
    .summary = "Who sees an entry of the navigation may read what its screen shows.",
    .reason = "People tap into a screen that answers 403.",
    .mend = R"(Name in "roles" who may, or grant the role the operation.)",
    .source = "XR-029",
    .bad = R"("Staff" in the navigation of everybody, where only managers may list staff)",
    .good = R"("roles": ["manager"])",
    .check = inspect,
};

}  // namespace nonagon::check
