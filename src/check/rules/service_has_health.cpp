#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& services = design.infrastructure.services;
  for (std::size_t i = 0; i < services.size(); ++i) {
    const auto& service = services[i];
    if (!service.build || service.role != "web" || service.health.starts_with('/')) continue;
    auto& finding = report.add(StageName::infrastructure,
                               fmt::format("/services/{}/health", i),
                               fmt::format("nobody can ask `{}` whether it is well", service.name));
    finding.fix = add_at("Answer at /healthz", finding.pointer, "/healthz");
  }
}

}  // namespace

extern constinit const Rule service_has_health{
    .id = "service-has-health",
    .severity = Severity::warning,
    .stage = StageName::infrastructure,
    .summary = "Every web service that is built here says where it answers that it is well.",
    .reason = "It is sent requests before it can answer, and nobody notices when it hangs.",
    .mend = R"(Give "health" a path below the service, such as /healthz.)",
    .source = "XR-033; hadolint DL3057",
    .bad = R"({"role": "web", "build": true, "port": 8080})",
    .good = R"({"role": "web", "build": true, "port": 8080, "health": "/healthz"})",
    .check = inspect,
};

}  // namespace nonagon::check
