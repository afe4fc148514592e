#include <fmt/format.h>

#include "check/engine_name.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  if (!has(design, StageName::database)) return;
  const auto& services = design.infrastructure.services;
  for (std::size_t i = 0; i < services.size(); ++i) {
    const auto named = engine_in(services[i].image);
    if (services[i].role != "database" || !named || *named == design.database.engine) continue;
    report.add(StageName::infrastructure,
               fmt::format("/services/{}/image", i),
               fmt::format("`{}` is not {}", services[i].image, design::wire_value(design.database.engine)));
  }
}

}  // namespace

extern constinit const Rule engine_matches_service{
    .id = "engine-matches-service",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "The database service runs the engine that the database stage chose.",
    .reason = "The product would meet a database that it cannot speak to.",
    .mend = "Choose an image of the engine, or change the engine.",
    .source = "XR-032",
    .bad = R"(engine "postgresql" and the image "mysql:8.4")",
    .good = R"(engine "postgresql" and the image "postgres:17.6")",
    .check = inspect,
};

}  // namespace nonagon::check
