#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& key : facts.foreign_keys) {
    if (key.relationship->on_delete != design::OnDelete::set_null || !key.field->required) continue;
    const auto index = key.relationship - design.data_model.relationships.data();
    auto& finding = report.add(
        StageName::data_model,
        fmt::format("/relationships/{}/onDelete", index),
        fmt::format("`{}.{}` is required and cannot be emptied", key.owner->name, key.field->name));
    finding.fix = replace_with("Refuse to remove what is pointed at", finding.pointer, "restrict");
  }
}

}  // namespace

extern constinit const Rule set_null_needs_optional_field{
    .id = "set-null-needs-optional-field",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "A key that is emptied when its target goes is optional.",
    .reason = "The database could neither empty the required field nor remove the row.",
    .mend = "Make the field optional, or choose restrict or cascade.",
    .source = "XR-005",
    .bad = R"({"foreignKey": "memberId", "onDelete": "set-null"} with memberId required)",
    .good = R"(memberId with "required": false)",
    .check = inspect,
};

}  // namespace nonagon::check
