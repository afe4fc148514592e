#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (design.product.features.empty()) return;
  for (const auto& entity : design.data_model.entities) {
    if (!entity.features.empty() || !entity.part_of.empty()) continue;
    report.add(
        StageName::data_model, facts.pointer(entity), fmt::format("no feature needs `{}`", entity.name));
  }
}

}  // namespace

extern constinit const Rule entity_has_feature{
    .id = "entity-has-feature",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "Every entity is needed by a feature.",
    .reason = "Nobody can say why its rows are kept, and removing a feature leaves it behind.",
    .mend = "Name the features that need it, or remove the entity.",
    .source = "XR-011",
    .bad = R"({"name": "Shelf", "features": []})",
    .good = R"({"name": "Shelf", "features": ["catalogue"]})",
    .check = inspect,
};

}  // namespace nonagon::check
