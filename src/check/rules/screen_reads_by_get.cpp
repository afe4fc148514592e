#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto& sections = design.sections.sections;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    for (std::size_t j = 0; j < sections[i].data_requirements.size(); ++j) {
      const auto& endpoint = sections[i].data_requirements[j].endpoint;
      if (endpoint.empty() || endpoint.starts_with("GET ")) continue;
      report.add(StageName::sections,
                 fmt::format("/sections/{}/dataRequirements/{}/endpoint", i, j),
                 fmt::format("`{}` does not only read", endpoint));
    }
  }
}

}  // namespace

extern constinit const Rule screen_reads_by_get{
    .id = "screen-reads-by-get",
    .severity = Severity::error,
    .stage = StageName::sections,
    .summary = "What a screen shows is read by GET.",
    .reason = "Opening the screen, going back to it or reloading it would do something.",
    .mend = "Read by a list or get operation; what does something is called by an interaction.",
    .source = "XR-023; RFC 9110, 9.2.1",
    .bad = R"("endpoint": "POST /loans" under dataRequirements)",
    .good = R"("endpoint": "GET /loans")",
    .check = inspect,
};

}  // namespace nonagon::check
