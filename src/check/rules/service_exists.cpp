#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::service)) {
    const bool is_step =
        reference.target == "migrate" || reference.target == "ci" || reference.target == "build";
    if (is_step || facts.services.contains(reference.target)) continue;
    report.add(
        reference.stage, reference.pointer(), fmt::format("there is no service `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule service_exists{
    .id = "service-exists",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "Every reader of a variable is a service, or one of migrate and ci.",
    .reason = "The value is handed to nobody, and whoever needs it goes without.",
    .mend = "Correct the name, or add the service.",
    .source = "XR-031",
    .bad = R"({"name": "DATABASE_URL", "usedBy": ["ap"]})",
    .good = R"({"name": "DATABASE_URL", "usedBy": ["app"]})",
    .check = inspect,
};

}  // namespace nonagon::check
