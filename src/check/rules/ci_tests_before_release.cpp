#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

constexpr std::array<std::string_view, 4> deliveries{"image", "release", "deploy", "publish"};

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& ci = design.infrastructure.ci;
  if (!ci || ci->provider == "none" || ci->provider.empty()) return;
  const auto test = std::ranges::find(ci->stages, "test");
  if (test == ci->stages.end()) {
    report.add(StageName::infrastructure, "/ci/stages", "no step runs the tests");
    return;
  }
  for (auto stage = ci->stages.begin(); stage != test; ++stage) {
    if (std::ranges::find(deliveries, *stage) == deliveries.end()) continue;
    report.add(StageName::infrastructure,
               fmt::format("/ci/stages/{}", stage - ci->stages.begin()),
               fmt::format("`{}` comes before the tests", *stage));
  }
}

}  // namespace

extern constinit const Rule ci_tests_before_release{
    .id = "ci-tests-before-release",
    .severity = Severity::warning,
    .stage = StageName::infrastructure,
    .summary = "Every change is tested before anything is made of it for others.",
    .reason = "What is broken is delivered first and noticed afterwards.",
    .mend = R"(Put "test" before build, image, release or deploy.)",
    .source = "DORA: continuous integration; actionlint",
    .bad = R"("stages": ["install", "image", "test"])",
    .good = R"("stages": ["install", "test", "image"])",
    .check = inspect,
};

}  // namespace nonagon::check
