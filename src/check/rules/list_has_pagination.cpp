#include <algorithm>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const bool has_list = std::ranges::any_of(
      facts.operations, [](const auto& one) { return one.kind == design::OperationKind::list; });
  const auto& pagination = design.api.pagination;
  if (!pagination && has_list) {
    auto& finding = report.add(StageName::api, "/pagination", "lists are not cut into pages");
    finding.fix = design::Fix{
        "Cut lists by key",
        {json::object{{"op", "add"},
                      {"path", "/pagination"},
                      {"value", {{"style", "keyset"}, {"defaultLimit", 50}, {"maxLimit", 100}}}}}};
  }
  if (pagination && pagination->default_limit > pagination->max_limit) {
    auto& finding = report.add(StageName::api,
                               "/pagination/defaultLimit",
                               "a page has more items than the most that may be asked for");
    finding.fix = replace_with("Lower it to the most", finding.pointer, pagination->max_limit);
  }
}

}  // namespace

extern constinit const Rule list_has_pagination{
    .id = "list-has-pagination",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "Lists are cut into pages, and a page is never longer than the most that may be asked for.",
    .reason = "One request could read a whole table and take the service down.",
    .mend = R"(Add "pagination", with a default that is at most the maximum.)",
    .source = "XR-017; OWASP API4:2023",
    .bad = R"(a list operation without "pagination")",
    .good = R"("pagination": {"style": "keyset", "defaultLimit": 50, "maxLimit": 100})",
    .check = inspect,
};

}  // namespace nonagon::check
