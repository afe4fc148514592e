#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& seeds = design.database.seed_data;
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    const auto* entity = facts.entity(seeds[i].entity);
    const auto* field = entity == nullptr ? nullptr : facts.field(*entity, seeds[i].key);
    if (field == nullptr || field->unique || field == design::key_field(*entity)) continue;
    report.add(StageName::database,
               fmt::format("/seedData/{}/key", i),
               fmt::format("`{}.{}` is not unique", entity->name, field->name));
  }
}

}  // namespace

extern constinit const Rule seed_key_is_unique{
    .id = "seed-key-is-unique",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "The field by which seed rows are found again is unique alone.",
    .reason = "Seeding twice would add the rows twice, so no statement is made for them at all.",
    .mend = "Choose a unique field as key, or mark the field as unique.",
    .source = "XR-048",
    .bad = R"("key": "title" where titles repeat)",
    .good = R"("key": "isbn" where isbn is unique)",
    .check = inspect,
};

}  // namespace nonagon::check
