#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    const auto* key = design::key_field(entity);
    if (key == nullptr || key->required) continue;
    auto& finding = report.add(StageName::data_model,
                               facts.pointer(entity, *key) + "/required",
                               fmt::format("`{}.{}` is the key and may be empty", entity.name, key->name));
    finding.fix = replace_with("Make it required", finding.pointer, true);
  }
}

}  // namespace

extern constinit const Rule key_is_required{
    .id = "key-is-required",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "The field that identifies a row is required.",
    .reason = "A row without a key cannot be read, linked or removed; engines refuse the primary key.",
    .mend = "Mark it as required.",
    .source = "XR-003; Atlas PG304",
    .bad = R"({"name": "id", "type": "uuid", "required": false})",
    .good = R"({"name": "id", "type": "uuid", "required": true})",
    .check = inspect,
};

}  // namespace nonagon::check
