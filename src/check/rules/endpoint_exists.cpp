#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::api)) return;
  for (const auto& reference : facts.references(Refers::endpoint)) {
    if (facts.endpoint(reference.target) != nullptr) continue;
    report.add(
        reference.stage, reference.pointer(), fmt::format("there is no operation `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule endpoint_exists{
    .id = "endpoint-exists",
    .severity = Severity::error,
    .stage = StageName::sections,
    .summary = "Every operation that a screen calls exists in the API.",
    .reason = "The screen would get 404 for what it is there to show or do.",
    .mend = "Correct the method and path, or add the operation to the API.",
    .source = "XR-023",
    .bad = R"({"calls": ["POST /loans/{id}/give-back"]})",
    .good = R"({"calls": ["POST /loans/{id}/return"]})",
    .check = inspect,
};

}  // namespace nonagon::check
