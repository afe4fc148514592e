#include <cstdint>
#include <string_view>
#include <unordered_map>

#include <fmt/format.h>

#include "check/duration.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

bool is_held_by(const design::ForeignKey& key) {
  const auto decided = key.relationship->on_delete;
  if (decided) return *decided == design::OnDelete::restrict_;
  return key.owner->part_of != key.target->name && key.field->required;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& retention = design.database.retention;
  std::unordered_map<std::string_view, std::int64_t> deleted_after;
  for (const auto& entry : retention) {
    const auto seconds = duration_seconds(entry.after);
    if (entry.action == design::RetentionAction::delete_ && seconds)
      deleted_after.emplace(entry.entity, *seconds);
  }
  for (std::size_t i = 0; i < retention.size(); ++i) {
    const auto period = deleted_after.find(retention[i].entity);
    if (retention[i].action != design::RetentionAction::delete_ || period == deleted_after.end()) continue;
    for (const auto& key : facts.foreign_keys) {
      if (key.target->name != retention[i].entity || key.owner == key.target || !is_held_by(key)) continue;
      const auto other = deleted_after.find(key.owner->name);
      if (other != deleted_after.end() && other->second <= period->second) continue;
      report.add(StageName::database,
                 fmt::format("/retention/{}/action", i),
                 fmt::format("`{}.{}` holds the row", key.owner->name, key.field->name));
    }
  }
}

}  // namespace

extern constinit const Rule retained_row_can_go{
    .id = "retained-row-can-go",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = "Rows that age away are not held by rows that stay.",
    .reason = "The sweep is refused by the foreign key every night, and the data stays for ever.",
    .mend =
        "Give the holding entity a period that is no longer, or let its key be emptied or go along "
        "(onDelete).",
    .source = "XR-006; XR-042",
    .bad = "Member is deleted after P1Y; Loan holds it by restrict and has no retention",
    .good = "Loan is deleted after P1Y too",
    .check = inspect,
};

}  // namespace nonagon::check
