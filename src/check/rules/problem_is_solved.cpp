#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (std::size_t i = 0; i < design.product.problems.size(); ++i) {
    const auto& problem = design.product.problems[i];
    if (problem.features.empty())
      report.add(StageName::product,
                 fmt::format("/problems/{}", i),
                 fmt::format("no feature solves \"{}\"", problem.problem));
  }
}

}  // namespace

extern constinit const Rule problem_is_solved{
    .id = "problem-is-solved",
    .severity = Severity::warning,
    .stage = StageName::product,
    .summary = "Every problem names the features that solve it.",
    .reason = "The product is built, and what it was built for is still there.",
    .mend = "Name the features, or move the problem to the non-goals.",
    .source = "XR-012",
    .bad = R"({"problem": "Nobody knows who has the book", "features": []})",
    .good = R"("features": ["lending"])",
    .check = inspect,
};

}  // namespace nonagon::check
