#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// Where people arrive without a screen before: the root, sign-in, and what a link or a stranger opens. Of an
// operation that does not exist another rule speaks.
bool is_arrival(const design::Section& section, std::size_t index, const Facts& facts) {
  if (index == 0 || section.route.empty() || section.route == "/") return true;
  const auto is_outside = [&](const std::string& endpoint) {
    const auto* operation = facts.endpoint(endpoint);
    return operation == nullptr || operation->is_public || !operation->link.empty();
  };
  const bool reads_outside = std::ranges::any_of(section.data_requirements,
                                                 [&](const auto& need) { return is_outside(need.endpoint); });
  return reads_outside || std::ranges::any_of(section.interactions, [&](const auto& interaction) {
           return std::ranges::any_of(interaction.calls, is_outside);
         });
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  Names opened;
  for (const auto& reference : facts.references(Refers::section)) {
    if (!reference.target.empty()) opened.insert(reference.target);
  }
  const auto& sections = design.sections.sections;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (opened.contains(sections[i].id) || is_arrival(sections[i], i, facts)) continue;
    report.add(StageName::sections,
               fmt::format("/sections/{}", i),
               fmt::format("nothing opens `{}`", sections[i].name));
  }
}

}  // namespace

extern constinit const Rule screen_is_reachable{
    .id = "screen-is-reachable",
    .severity = Severity::warning,
    .stage = StageName::sections,
    .summary = "Every screen is opened by the navigation, by another screen, or is where people arrive.",
    .reason = "It is built, and nobody finds it.",
    .mend = "Add it to the navigation, or let an interaction of another screen go to it.",
    .source = "XR-030",
    .bad = R"(a screen "Reports" that nothing goes to)",
    .good = R"("goesTo": "reports" at the board)",
    .check = inspect,
};

}  // namespace nonagon::check
