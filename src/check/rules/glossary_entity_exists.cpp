#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  if (!has(design, StageName::data_model)) return;
  for (const auto& reference : facts.references(Refers::entity)) {
    if (reference.stage != StageName::product || facts.entity(reference.target) != nullptr) continue;
    report.add(
        reference.stage, reference.pointer(), fmt::format("there is no entity `{}`", reference.target));
  }
}

}  // namespace

extern constinit const Rule glossary_entity_exists{
    .id = "glossary-entity-exists",
    .severity = Severity::warning,
    .stage = StageName::product,
    .summary = "A glossary term that names its entity names one that exists.",
    .reason = "Readers look for the word in the data model and do not find it.",
    .mend = "Correct the entity, or leave it out.",
    .source = "XR-041",
    .bad = R"({"term": "visit", "entity": "Vist"})",
    .good = R"({"term": "visit", "entity": "Visit"})",
    .check = inspect,
};

}  // namespace nonagon::check
