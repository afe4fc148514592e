#include <string>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts&, Report& report) {
  const auto examine = [&](std::string_view list, std::size_t index, const std::string& id) {
    if (design::program_name(id) == id) return;
    report.add(StageName::api,
               fmt::format("/{}/{}/id", list, index),
               fmt::format("`{}` is no name in a program", id));
  };
  const auto& api = design.api;
  for (std::size_t i = 0; i < api.actions.size(); ++i) examine("actions", i, api.actions[i].id);
  for (std::size_t i = 0; i < api.jobs.size(); ++i) examine("jobs", i, api.jobs[i].id);
  for (std::size_t i = 0; i < api.views.size(); ++i) examine("views", i, api.views[i].id);
}

}  // namespace

extern constinit const Rule operation_id_is_a_name{
    .id = "operation-id-is-a-name",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "Actions, jobs and views are called by names that programs can spell.",
    .reason =
        "The id becomes a function or a type in every generated client; anything else is bent into another "
        "name there.",
    .mend = "Use letters and digits: returnLoan for actions and jobs, LoanCard for views.",
    .source = "Redocly operation-operationId-url-safe",
    .bad = R"("id": "return-loan!")",
    .good = R"("id": "returnLoan")",
    .check = inspect,
};

}  // namespace nonagon::check
