#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

Names reached_entities(const design::Design& design, const Facts& facts) {
  Names reached;
  const auto& api = design.api;
  for (const auto& reference : facts.references(Refers::entity)) {
    if (reference.stage == StageName::api || reference.stage == StageName::sections)
      reached.insert(reference.target);
  }
  for (const auto& entity : design.data_model.entities) {
    const bool is_set =
        std::ranges::any_of(entity.fields, [](const Field& field) { return !field.set_by.empty(); });
    if (is_set || entity.lifecycle) reached.insert(entity.name);
  }
  if (api.idempotency) reached.insert(api.idempotency->entity);
  return reached;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (design.api.resources.empty()) return;
  const auto reached = reached_entities(design, facts);
  for (const auto& entity : design.data_model.entities) {
    if (reached.contains(entity.name) || reached.contains(entity.part_of)) continue;
    // Tokens and the like are kept by sign-in itself and shown to nobody.
    if (std::ranges::any_of(entity.fields, &Field::secret)) continue;
    report.add(StageName::data_model,
               facts.pointer(entity),
               fmt::format("no operation reads or writes `{}`", entity.name));
  }
}

}  // namespace

extern constinit const Rule entity_has_operation{
    .id = "entity-has-operation",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "Every entity is reached by an operation, as a whole, a part, or what sign-in and keys need.",
    .reason = "Its rows can be neither written nor read; the table stays empty.",
    .mend = "Serve it as a resource, embed it in the one that it belongs to, or remove it.",
    .source = "XR-013; XR-026",
    .bad = "an entity Hold that no resource, action or view mentions",
    .good = R"({"entity": "Hold", "path": "/holds"})",
    .check = inspect,
};

}  // namespace nonagon::check
