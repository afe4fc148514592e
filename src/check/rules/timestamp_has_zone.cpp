#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  if (design.database.engine != design::Engine::postgresql) return;
  const auto type = lower(design.database.timestamps);
  if (type != "timestamp" && type != "timestamp without time zone") return;
  auto& finding = report.add(StageName::database, "/timestamps", "`timestamp` has no zone");
  finding.fix = replace_with("Keep the zone", "/timestamps", "timestamptz");
}

}  // namespace

extern constinit const Rule timestamp_has_zone{
    .id = "timestamp-has-zone",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = "Date-times are kept with their zone.",
    .reason =
        "The same moment reads differently on two servers, and an hour is lost or doubled twice a year.",
    .mend = "Keep them as timestamptz.",
    .source = "XR-044; squawk prefer-timestamptz",
    .bad = R"("timestamps": "timestamp")",
    .good = R"("timestamps": "timestamptz")",
    .check = inspect,
};

}  // namespace nonagon::check
