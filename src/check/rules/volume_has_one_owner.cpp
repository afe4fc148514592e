#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& services = design.infrastructure.services;
  std::unordered_map<std::string_view, std::size_t> owners;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].volume.empty()) continue;
    const auto [owner, is_new] = owners.emplace(services[i].volume, i);
    // What is built here may share its files between its processes.
    if (is_new || (services[i].build && services[owner->second].build)) continue;
    report.add(StageName::infrastructure,
               fmt::format("/services/{}/volume", i),
               fmt::format("`{}` belongs to `{}`", services[i].volume, services[owner->second].name));
  }
}

}  // namespace

extern constinit const Rule volume_has_one_owner{
    .id = "volume-has-one-owner",
    .severity = Severity::warning,
    .stage = StageName::infrastructure,
    .summary = "A volume of a database or store belongs to that service alone.",
    .reason = "Two programs write one folder, and the files of one of them are destroyed.",
    .mend = "Give each service a volume of its own.",
    .source = "Compose Specification, volumes",
    .bad = R"("db" and "search" on the volume "data")",
    .good = R"("db-data" and "search-data")",
    .check = inspect,
};

}  // namespace nonagon::check
