#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  Names taken;
  for (std::size_t i = 0; i < design.infrastructure.environments.size(); ++i) {
    const auto& name = design.infrastructure.environments[i].name;
    if (!taken.insert(name).second)
      report.add(StageName::infrastructure,
                 fmt::format("/environments/{}/name", i),
                 fmt::format("`{}` is taken", name));
  }
}

}  // namespace

extern constinit const Rule environment_is_named_once{
    .id = "environment-is-named-once",
    .severity = Severity::error,
    .stage = StageName::infrastructure,
    .summary = "Every environment has a name of its own.",
    .reason = "Two places read one configuration, and a change meant for one reaches both.",
    .mend = "Rename the second.",
    .source = "Twelve-Factor App, X",
    .bad = R"("production" and "production")",
    .good = R"("staging" and "production")",
    .check = inspect,
};

}  // namespace nonagon::check
