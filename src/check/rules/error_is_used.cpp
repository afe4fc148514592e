#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  Names used{"wrong-state"};  // what onlyWhile refuses with
  for (const auto& reference : facts.references(Refers::error)) used.insert(reference.target);
  const auto& errors = design.api.errors;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    if (used.contains(errors[i].code)) continue;
    auto& finding = report.add(StageName::api,
                               fmt::format("/errors/{}", i),
                               fmt::format("no operation refuses with `{}`", errors[i].code));
    finding.fix = remove_at("Remove the error", finding.pointer);
  }
}

}  // namespace

extern constinit const Rule error_is_used{
    .id = "error-is-used",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "Every declared refusal is given by some operation.",
    .reason = "A code that never comes is handled by clients for nothing.",
    .mend = "Name it at the operation that gives it, or remove it.",
    .source = "XR-020",
    .bad = R"({"errors": [{"code": "never-sent", "status": 409, "title": "…"}]})",
    .good = R"({"actions": [{"id": "pay", "errors": ["already-paid"]}]})",
    .check = inspect,
};

}  // namespace nonagon::check
