#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::feature)) {
    if (facts.features.contains(reference.target)) continue;
    report.add(
        reference.stage, reference.pointer(), fmt::format("there is no feature `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule feature_exists{
    .id = "feature-exists",
    .severity = Severity::error,
    .stage = StageName::product,
    .summary = "Whatever names a feature names one that exists.",
    .reason = "Nobody can tell why the thing is there, and the trace from feature to code breaks.",
    .mend = "Correct the id, or add the feature to the product.",
    .source = "XR-012",
    .bad = R"({"name": "Loan", "features": ["lending-books"]})",
    .good = R"({"name": "Loan", "features": ["lending"]})",
    .check = inspect,
};

}  // namespace nonagon::check
