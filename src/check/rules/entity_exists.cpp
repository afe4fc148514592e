#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::entity)) {
    if (facts.entity(reference.target) != nullptr || reference.stage == StageName::product) continue;
    report.add(
        reference.stage, reference.pointer(), fmt::format("there is no entity `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule entity_exists{
    .id = "entity-exists",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "Whatever names an entity names one that exists.",
    .reason = "Tables, operations and screens for it would be missing or made of nothing.",
    .mend = "Correct the name, or add the entity to the data model.",
    .source = "XR-001",
    .bad = R"({"from": "Custmer", "to": "Order"})",
    .good = R"({"from": "Customer", "to": "Order"})",
    .check = inspect,
};

}  // namespace nonagon::check
