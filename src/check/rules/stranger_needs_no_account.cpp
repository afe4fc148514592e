#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::api)) return;
  Names strangers;
  for (const auto& persona : design.product.personas) {
    if (!persona.role) strangers.insert(persona.id);
  }
  const bool has_roles = design.api.auth.roles && design.api.auth.roles->all.size() > 1;
  if (!has_roles) return;  // without roles a persona does not say whether it signs in
  const auto& sections = design.sections.sections;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (!sections[i].persona || !strangers.contains(*sections[i].persona)) continue;
    for (std::size_t j = 0; j < sections[i].data_requirements.size(); ++j) {
      const auto* operation = facts.endpoint(sections[i].data_requirements[j].endpoint);
      if (operation == nullptr || operation->is_public || !operation->link.empty()) continue;
      report.add(StageName::sections,
                 fmt::format("/sections/{}/dataRequirements/{}/endpoint", i, j),
                 fmt::format("`{}` needs an account, `{}` has none", operation->id, *sections[i].persona));
    }
  }
}

}  // namespace

extern constinit const Rule stranger_needs_no_account{
    .id = "stranger-needs-no-account",
    .severity = Severity::error,
    .stage = StageName::sections,
    .summary = "A screen for people without an account calls only what they may call.",
    .reason = "Whoever opens it is asked to sign in and cannot.",
    .mend = "Make the operations public or open them by a link, or name a persona that signs in.",
    .source = "XR-029",
    .bad = "a screen for visitors that calls GET /loans, which needs sign-in",
    .good = R"("publicOperations": ["list"])",
    .check = inspect,
};

}  // namespace nonagon::check
