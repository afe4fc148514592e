#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::error)) {
    if (facts.errors.contains(reference.target)) continue;
    report.add(reference.stage, reference.pointer(), fmt::format("there is no error `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule error_is_declared{
    .id = "error-is-declared",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "Every refusal that an operation names is declared with its status and words.",
    .reason = "Callers would get a code that no document explains.",
    .mend = R"(Add the code to "errors" of the API, or use one that is there.)",
    .source = "XR-019",
    .bad = R"({"errors": ["out-of-stok"]})",
    .good = R"({"errors": ["out-of-stock"]})",
    .check = inspect,
};

}  // namespace nonagon::check
