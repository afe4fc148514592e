#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      const auto kind = facts.type(field).kind;
      if (!field.unique || facts.type(field).is_list ||
          (kind != design::TypeKind::boolean && kind != design::TypeKind::enum_))
        continue;
      auto& finding = report.add(
          StageName::data_model,
          facts.pointer(entity, field) + "/unique",
          fmt::format("`{}.{}` has room for few rows: it is {}", entity.name, field.name, field.type));
      finding.fix = remove_at("Remove the mark", finding.pointer);
    }
  }
}

}  // namespace

extern constinit const Rule unique_value_has_room{
    .id = "unique-value-has-room",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "A field that is unique alone can take more than a handful of values.",
    .reason = "The table could hold one row for each value, and the third row would be refused.",
    .mend = "Remove the mark; where one row of a kind is meant, use a partial unique index.",
    .source = "SchemaSpy; PostgreSQL manual, 11.8",
    .bad = R"("isDefault" boolean, unique)",
    .good = "a unique index on userId where isDefault",
    .check = inspect,
};

}  // namespace nonagon::check
