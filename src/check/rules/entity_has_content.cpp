#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    const auto* key = design::key_field(entity);
    const bool has_more =
        std::ranges::any_of(entity.fields, [&](const Field& field) { return &field != key; });
    if (has_more) continue;
    report.add(StageName::data_model,
               facts.pointer(entity) + "/fields",
               fmt::format("`{}` keeps nothing but its key", entity.name));
  }
}

}  // namespace

extern constinit const Rule entity_has_content{
    .id = "entity-has-content",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "An entity keeps something besides its key.",
    .reason = "A table of keys tells nobody anything; what it stands for is missing or belongs elsewhere.",
    .mend = "Add the fields that people ask for, or remove the entity.",
    .source = "SchemaSpy: tables with one column",
    .bad = R"("Reservation" with the one field "id")",
    .good = R"("Reservation" with "id", "copyId" and "reservedAt")",
    .check = inspect,
};

}  // namespace nonagon::check
