#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "check/words.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  constexpr std::size_t longest_label = 63;
  const auto& services = design.infrastructure.services;
  for (std::size_t i = 0; i < services.size(); ++i) {
    const auto& name = services[i].name;
    if (is_kebab_case(name) && name.size() <= longest_label) continue;
    report.add(StageName::infrastructure,
               fmt::format("/services/{}/name", i),
               fmt::format("`{}` is no host name", name));
  }
}

}  // namespace

extern constinit const Rule service_name_fits_compose{
    .id = "service-name-fits-compose",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "A service has a name that is also a host name.",
    .reason = "Compose refuses it, or the other services cannot find it on the network.",
    .mend = "Use lower case letters, digits and hyphens, a letter first, at most 63.",
    .source = "Compose Specification, services; RFC 1123, 2.1",
    .bad = R"("name": "Web App")",
    .good = R"("name": "web-app")",
    .check = inspect,
};

}  // namespace nonagon::check
