#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  if (!design.design.application_shell) return;
  const auto& entries = design.design.application_shell->navigation;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const bool is_same_label = lower(entries[i].label) == lower(entries[j].label);
      if (entries[i].section != entries[j].section && !is_same_label) continue;
      // One label can serve two roles with two screens.
      const bool meet =
          entries[i].roles.empty() || entries[j].roles.empty() ||
          std::ranges::find_first_of(entries[i].roles, entries[j].roles) != entries[i].roles.end();
      if (!meet) continue;
      auto& finding = report.add(
          StageName::design,
          fmt::format("/applicationShell/navigation/{}", i),
          is_same_label ? fmt::format("`{}` stands there twice", entries[i].label)
                        : fmt::format("`{}` opens what `{}` opens", entries[i].label, entries[j].label));
      if (is_same_label && entries[i].section == entries[j].section)
        finding.fix = remove_at("Remove the second", finding.pointer);
      break;
    }
  }
}

}  // namespace

extern constinit const Rule navigation_entry_is_once{
    .id = "navigation-entry-is-once",
    .severity = Severity::warning,
    .stage = StageName::design,
    .summary = "Every entry of the navigation opens another screen, under another label.",
    .reason = "People choose between two words for one thing, or one word for two.",
    .mend = "Remove or rename the second.",
    .source = "WCAG 2.2, 3.2.4",
    .bad = R"("Books" and "Catalogue" that both open books)",
    .good = R"("Books")",
    .check = inspect,
};

}  // namespace nonagon::check
