#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& backup = design.infrastructure.backup;
  if (!backup || !backup->restore_test.empty()) return;
  auto& finding = report.add(
      StageName::infrastructure, "/backup", fmt::format("nobody tries to restore `{}`", backup->what));
  finding.fix = add_at("Try it every quarter", "/backup/restoreTest", "P90D");
}

}  // namespace

extern constinit const Rule backup_is_tried{
    .id = "backup-is-tried",
    .severity = Severity::warning,
    .stage = StageName::infrastructure,
    .summary = "A backup is restored on trial.",
    .reason = "Half of the backups that were never restored cannot be.",
    .mend = R"(Give "restoreTest" the time between two trials.)",
    .source = "NIST SP 800-34, 3.4.2; AWS Well-Architected REL09",
    .bad = R"(a backup without "restoreTest")",
    .good = R"("restoreTest": "P90D")",
    .check = inspect,
};

}  // namespace nonagon::check
