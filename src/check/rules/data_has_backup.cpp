#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  if (design.infrastructure.backup) return;
  const auto& services = design.infrastructure.services;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].role != "database") continue;
    report.add(StageName::infrastructure,
               fmt::format("/services/{}", i),
               fmt::format("the data of `{}` is backed up by nothing", services[i].name));
  }
}

}  // namespace

extern constinit const Rule data_has_backup{
    .id = "data-has-backup",
    .severity = Severity::warning,
    .stage = StageName::infrastructure,
    .summary = "A database that runs here is backed up.",
    .reason = "A broken disk would end the product.",
    .mend = R"(Add "backup" with what, how, every and keep; a managed database is no service here.)",
    .source = "XR-033",
    .bad = R"(a database service with a volume and no "backup")",
    .good = R"("backup": {"what": "db-data", "every": "P1D", "keep": "P30D"})",
    .check = inspect,
};

}  // namespace nonagon::check
