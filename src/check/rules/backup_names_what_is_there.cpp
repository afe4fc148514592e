#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& backup = design.infrastructure.backup;
  if (!backup || facts.services.empty() || facts.services.contains(backup->what)) return;
  const bool is_volume =
      std::ranges::any_of(design.infrastructure.services, [&](const design::Service& service) {
        return !service.volume.empty() && service.volume == backup->what;
      });
  const bool has_store =
      std::ranges::any_of(design.infrastructure.services,
                          [](const design::Service& service) { return service.role == "database"; });
  // A managed database is no service of ours and is called by what it is.
  if (is_volume || !has_store) return;
  report.add(StageName::infrastructure,
             "/backup/what",
             fmt::format("there is no volume or service `{}`", backup->what));
}

}  // namespace

extern constinit const Rule backup_names_what_is_there{
    .id = "backup-names-what-is-there",
    .severity = Severity::warning,
    .stage = StageName::infrastructure,
    .summary = "What is backed up is a volume or a service of the design.",
    .reason = "The job saves an empty folder every night.",
    .mend = "Name the volume of the database, or the service.",
    .source = "XR-033",
    .bad = R"("what": "data" where the volume is db-data)",
    .good = R"("what": "db-data")",
    .check = inspect,
};

}  // namespace nonagon::check
