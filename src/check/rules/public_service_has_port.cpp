#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& services = design.infrastructure.services;
  for (std::size_t i = 0; i < services.size(); ++i) {
    if (services[i].role != "web" || !services[i].build || services[i].port) continue;
    auto& finding = report.add(StageName::infrastructure,
                               fmt::format("/services/{}/port", i),
                               fmt::format("`{}` listens nowhere", services[i].name));
    finding.fix = add_at("Listen on 8080", finding.pointer, 8080);
  }
}

}  // namespace

extern constinit const Rule public_service_has_port{
    .id = "public-service-has-port",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "A web service says the port on which it listens.",
    .reason = "Nothing can be routed to it, and its health cannot be asked.",
    .mend = R"(Give "port" the number that the program listens on.)",
    .source = "XR-033",
    .bad = R"({"role": "web", "build": true})",
    .good = R"({"role": "web", "build": true, "port": 8080})",
    .check = inspect,
};

}  // namespace nonagon::check
