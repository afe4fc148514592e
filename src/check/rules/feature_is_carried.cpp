#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::data_model)) return;
  Names carried;
  for (const auto& reference : facts.references(Refers::feature)) {
    if (reference.stage != StageName::product) carried.insert(reference.target);
  }
  const auto& features = design.product.features;
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (features[i].id.empty() || carried.contains(features[i].id)) continue;
    report.add(StageName::product,
               fmt::format("/features/{}", i),
               fmt::format("nothing carries `{}`", features[i].name));
  }
}

}  // namespace

extern constinit const Rule feature_is_carried{
    .id = "feature-is-carried",
    .severity = Severity::warning,
    .stage = StageName::product,
    .summary = "Every feature has an entity, an operation or a screen that carries it.",
    .reason = "It is promised and built by nothing.",
    .mend = "Name the feature at the entity or screen that carries it, or take it out of the product.",
    .source = "XR-012",
    .bad = R"({"id": "reminders"} that nothing refers to)",
    .good = R"({"name": "Reminder", "features": ["reminders"]})",
    .check = inspect,
};

}  // namespace nonagon::check
