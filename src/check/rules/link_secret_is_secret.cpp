#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  Names keys;
  for (const auto& link : design.api.auth.links) keys.insert(link.secret);
  const auto& variables = design.infrastructure.env_vars;
  for (std::size_t i = 0; i < variables.size(); ++i) {
    if (variables[i].secret || !keys.contains(variables[i].name)) continue;
    auto& finding = report.add(StageName::infrastructure,
                               fmt::format("/envVars/{}", i),
                               fmt::format("`{}` signs links and is not marked secret", variables[i].name));
    finding.fix =
        design::Fix{"Mark it secret",
                    {json::object{{"op", "add"}, {"path", finding.pointer + "/secret"}, {"value", true}}}};
  }
}

}  // namespace

extern constinit const Rule link_secret_is_secret{
    .id = "link-secret-is-secret",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "The key of an access link is a secret variable.",
    .reason = "Whoever reads the repository or a log could make links for everything.",
    .mend = R"(Mark the variable with "secret": true.)",
    .source = "XR-031",
    .bad = R"({"name": "LINK_SECRET", "secret": false})",
    .good = R"({"name": "LINK_SECRET", "secret": true})",
    .check = inspect,
};

}  // namespace nonagon::check
