#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  for (std::size_t i = 0; i < design.api.errors.size(); ++i) {
    const auto& error = design.api.errors[i];
    if (error.status < 500) continue;
    auto& finding = report.add(StageName::api,
                               fmt::format("/errors/{}/status", i),
                               fmt::format("`{}` is the caller's to mend, not {}", error.code, error.status));
    finding.fix = replace_with("Make it 409", finding.pointer, 409);
  }
}

}  // namespace

extern constinit const Rule refusal_blames_the_caller{
    .id = "refusal-blames-the-caller",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "A named refusal has a status of 4xx.",
    .reason = "5xx says that the service is broken: clients try again, and somebody is woken at night.",
    .mend = "Use 409 for a state, 422 for content, 403 or 404 for what the caller may not do or see.",
    .source = "RFC 9110, 15.5 and 15.6",
    .bad = R"({"code": "copy-is-out", "status": 500})",
    .good = R"({"code": "copy-is-out", "status": 409})",
    .check = inspect,
};

}  // namespace nonagon::check
