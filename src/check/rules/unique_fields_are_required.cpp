#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (std::size_t i = 0; i < entity.unique.size(); ++i) {
      if (entity.unique[i].size() < 2) continue;
      for (std::size_t j = 0; j < entity.unique[i].size(); ++j) {
        const auto* field = facts.field(entity, entity.unique[i][j]);
        if (field == nullptr || field->required) continue;
        report.add(
            StageName::data_model,
            fmt::format("{}/unique/{}/{}", facts.pointer(entity), i, j),
            fmt::format("`{}.{}` may be empty, and then the group holds nothing", entity.name, field->name));
      }
    }
  }
}

}  // namespace

extern constinit const Rule unique_fields_are_required{
    .id = "unique-fields-are-required",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "The fields of a unique group are required.",
    .reason =
        "SQL counts every empty value as different, so rows that leave one field empty may repeat the others "
        "without end.",
    .mend =
        "Make the field required, with a default where there is a natural one, or hold the law by a partial "
        "unique index.",
    .source = "SchemaSpy: nullable columns in unique indexes",
    .bad = R"(unique ["isbn", "edition"] where edition may be empty)",
    .good = "edition is required, 1 by default",
    .check = inspect,
};

}  // namespace nonagon::check
