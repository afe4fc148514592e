#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& sections = design.sections.sections;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (sections[i].states || sections[i].data_requirements.empty()) continue;
    report.add(StageName::sections,
               fmt::format("/sections/{}", i),
               fmt::format("`{}` says nothing about empty, loading and error", sections[i].name));
  }
}

}  // namespace

extern constinit const Rule screen_has_states{
    .id = "screen-has-states",
    .severity = Severity::warning,
    .stage = StageName::sections,
    .summary = "Every screen that shows data says what stands there when it is empty, loading or broken.",
    .reason = "Each developer would invent another answer, or none.",
    .mend = R"(Write "states": one sentence each for empty, loading and error.)",
    .source = "screen states",
    .bad = R"(a section without "states")",
    .good = R"("states": {"empty": "…", "loading": "…", "error": "…"})",
    .check = inspect,
};

}  // namespace nonagon::check
