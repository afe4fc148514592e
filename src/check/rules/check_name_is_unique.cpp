#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  std::set<std::pair<std::string_view, std::string_view>> taken;
  const auto& checks = design.database.checks;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    if (taken.emplace(checks[i].entity, checks[i].name).second) continue;
    report.add(StageName::database,
               fmt::format("/checks/{}/name", i),
               fmt::format("`{}` has a check `{}` already", checks[i].entity, checks[i].name));
  }
}

}  // namespace

extern constinit const Rule check_name_is_unique{
    .id = "check-name-is-unique",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "The checks of one entity differ in name.",
    .reason = "A refusal names the check; with one name for two, nobody can tell which law was broken.",
    .mend = "Name each check after its law.",
    .source = "DBML: duplicate names; Atlas NM106",
    .bad = R"(two checks "amount" on Loan)",
    .good = R"("amount_positive" and "amount_within_limit")",
    .check = inspect,
};

}  // namespace nonagon::check
