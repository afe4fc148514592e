#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& retention = design.database.retention;
  for (std::size_t i = 0; i < retention.size(); ++i) {
    const auto* entity = facts.entity(retention[i].entity);
    if (entity == nullptr || retention[i].action != design::RetentionAction::anonymise) continue;
    const auto pointer = fmt::format("/retention/{}/set", i);
    for (const auto& [name, value] : retention[i].set) {
      if (facts.field(*entity, name) == nullptr)
        report.add(StageName::database,
                   pointer_to(pointer, name),
                   fmt::format("`{}` has no field `{}`", entity->name, std::string_view(name)));
    }
    for (const auto& field : entity->fields) {
      // A short unique text has no room for a value that stays unique; without the rest it points at nobody.
      if (!field.pii || field.unique || retention[i].set.contains(field.name)) continue;
      report.add(
          StageName::database, pointer, fmt::format("`{}.{}` stays as it was", entity->name, field.name));
    }
  }
}

}  // namespace

extern constinit const Rule anonymising_empties_personal_data{
    .id = "anonymising-empties-personal-data",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = "What anonymises a row names fields of the entity and leaves no personal one.",
    .reason = "The row still says whose it was, and the erasure that was promised did not happen.",
    .mend = R"(Give every personal field of the entity a value in "set": null, or a text that names nobody.)",
    .source = "XR-042; GDPR, recital 26",
    .bad = R"("set": {"fullName": "Erased"} while email stays)",
    .good = R"("set": {"fullName": "Erased", "email": "{id}@erased.invalid"})",
    .check = inspect,
};

}  // namespace nonagon::check
