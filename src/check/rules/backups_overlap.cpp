#include <fmt/format.h>

#include "check/duration.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& backup = design.infrastructure.backup;
  if (!backup) return;
  const auto every = duration_seconds(backup->every);
  const auto keep = duration_seconds(backup->keep);
  if (!every || !keep || *keep >= *every) return;
  report.add(StageName::infrastructure,
             "/backup/keep",
             fmt::format("{} is over before the next one after {}", backup->keep, backup->every));
}

}  // namespace

extern constinit const Rule backups_overlap{
    .id = "backups-overlap",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "A backup is kept at least until the next one is made.",
    .reason = "For some time there is none at all.",
    .mend = "Keep it longer, or make it more often.",
    .source = "NIST SP 800-34, 3.4.1",
    .bad = R"("every": "P7D", "keep": "P1D")",
    .good = R"("every": "P1D", "keep": "P30D")",
    .check = inspect,
};

}  // namespace nonagon::check
