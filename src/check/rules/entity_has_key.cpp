#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    if (design::key_field(entity) != nullptr) continue;
    auto& finding = report.add(StageName::data_model,
                               facts.pointer(entity) + "/fields",
                               fmt::format("`{}` has no key", entity.name));
    finding.fix = design::Fix{
        "Add a uuid",
        {json::object{
            {"op", "add"},
            {"path", finding.pointer + "/0"},
            {"value",
             {{"name", "id"}, {"type", "uuid"}, {"required", true}, {"description", "Primary key"}}}}}};
  }
}

}  // namespace

extern constinit const Rule entity_has_key{
    .id = "entity-has-key",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "Every entity has a field that identifies a row.",
    .reason = "Rows cannot be pointed at, linked or changed one at a time.",
    .mend = R"(Add "id", or mark a required field as unique.)",
    .source = "XR-003",
    .bad = "an entity without id and without a required unique field",
    .good = R"({"name": "id", "type": "uuid", "required": true})",
    .check = inspect,
};

}  // namespace nonagon::check
