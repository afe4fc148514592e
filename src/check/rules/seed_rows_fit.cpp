#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// Keys, times of change and what is counted, computed or defaulted are filled in by the service or the
// database.
bool is_needed(const Entity& entity, const Field& field) {
  if (!field.required || !field.default_.is_null() || field.generated || !field.computed.empty() ||
      !field.set_by.empty())
    return false;
  return &field != design::key_field(entity) && field.name != "createdAt" && field.name != "updatedAt";
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& seeds = design.database.seed_data;
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    const auto* entity = facts.entity(seeds[i].entity);
    if (entity == nullptr) continue;
    for (std::size_t j = 0; j < seeds[i].rows.size(); ++j) {
      const auto pointer = fmt::format("/seedData/{}/rows/{}", i, j);
      for (const auto& [name, value] : seeds[i].rows[j]) {
        if (facts.field(*entity, name) != nullptr) continue;
        report.add(StageName::database,
                   pointer_to(pointer, name),
                   fmt::format("`{}` has no field `{}`", entity->name, std::string_view(name)));
      }
      for (const auto& field : entity->fields) {
        if (!is_needed(*entity, field) || seeds[i].rows[j].contains(field.name)) continue;
        report.add(StageName::database,
                   pointer,
                   fmt::format("`{}.{}` is required and has no value", entity->name, field.name));
      }
    }
  }
}

}  // namespace

extern constinit const Rule seed_rows_fit{
    .id = "seed-rows-fit",
    .severity = Severity::error,
    .stage = StageName::database,
    .summary = "Seed rows name fields of their entity and give every value that a row needs.",
    .reason = "A new database could not be filled.",
    .mend = "Correct the name, or give the missing value.",
    .source = "XR-048",
    .bad = R"({"isbn": "…"} without the required title)",
    .good = R"({"isbn": "…", "title": "…"})",
    .check = inspect,
};

}  // namespace nonagon::check
