#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& services = design.infrastructure.services;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].role != "database" || !services[i].volume.empty()) continue;
    auto& finding = report.add(StageName::infrastructure,
                               fmt::format("/services/{}/volume", i),
                               fmt::format("`{}` loses its rows when it is replaced", services[i].name));
    finding.fix = add_at("Keep them on a volume", finding.pointer, json::string(services[i].name + "-data"));
  }
}

}  // namespace

extern constinit const Rule data_has_volume{
    .id = "data-has-volume",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "A database that runs here keeps its rows on a volume.",
    .reason = "The rows live in the container and are gone with the next update.",
    .mend = "Give the service a named volume.",
    .source = "XR-033; Compose Specification, volumes",
    .bad = R"({"name": "db", "role": "database", "image": "postgres:17.6"})",
    .good = R"({"name": "db", "role": "database", "image": "postgres:17.6", "volume": "db-data"})",
    .check = inspect,
};

}  // namespace nonagon::check
