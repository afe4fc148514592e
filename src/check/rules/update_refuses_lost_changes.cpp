#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (design.api.concurrency) return;
  const auto update =
      std::ranges::find(facts.operations, design::OperationKind::update, &design::Operation::kind);
  if (update == facts.operations.end()) return;
  auto& finding =
      report.add(StageName::api, "/concurrency", fmt::format("`{}` overwrites unseen changes", update->id));
  const bool has_times = std::ranges::all_of(facts.operations, [&](const auto& operation) {
    return operation.kind != design::OperationKind::update || operation.entity == nullptr ||
           facts.field(*operation.entity, "updatedAt") != nullptr;
  });
  if (!has_times) return;
  finding.fix = add_at("Compare the time of the last change",
                       finding.pointer,
                       json::object{{"etag", "updatedAt"}, {"ifMatchOn", json::array{"update"}}});
}

}  // namespace

extern constinit const Rule update_refuses_lost_changes{
    .id = "update-refuses-lost-changes",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "An API that changes rows refuses a change of what somebody else has changed meanwhile.",
    .reason = "The last one to save wins, and the other never learns that the work is gone.",
    .mend = R"(Add "concurrency": {"etag": "updatedAt", "ifMatchOn": ["update"]}.)",
    .source = "XR-020; RFC 9110, 13.1.1",
    .bad = R"(update operations and no "concurrency")",
    .good = R"("concurrency": {"etag": "updatedAt", "ifMatchOn": ["update"]})",
    .check = inspect,
};

}  // namespace nonagon::check
