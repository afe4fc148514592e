#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& indexes = design.database.indexes;
  for (std::size_t i = 0; i < indexes.size(); ++i) {
    const auto& index = indexes[i];
    const auto* entity = facts.entity(index.entity);
    if (entity == nullptr || index.unique || !index.where.empty() || index.columns.size() != 1) continue;
    if (!index.method.empty() || !index.operator_class.empty()) continue;
    const auto* field = facts.field(*entity, index.columns[0]);
    if (field == nullptr || (!field->unique && field != design::key_field(*entity))) continue;
    auto& finding =
        report.add(StageName::database,
                   fmt::format("/indexes/{}", i),
                   fmt::format("`{}.{}` is unique, which is an index", entity->name, field->name));
    finding.fix = remove_at("Remove the index", finding.pointer);
  }
}

}  // namespace

extern constinit const Rule index_is_no_key_again{
    .id = "index-is-no-key-again",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = "No plain index begins where a key or a unique field stands already.",
    .reason = "The key finds the row by itself; the second index only slows every write.",
    .mend = "Remove the index.",
    .source = "SchemaSpy: redundant indexes; XR-004",
    .bad = "an index on (email) where email is unique",
    .good = "no index",
    .check = inspect,
};

}  // namespace nonagon::check
