#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (!field.generated) continue;
      const auto& type = facts.type(field);
      const bool is_whole =
          !type.is_list && (type.kind == design::TypeKind::integer || type.kind == design::TypeKind::bigint);
      if (!is_whole) {
        auto& finding =
            report.add(StageName::data_model,
                       facts.pointer(entity, field) + "/type",
                       fmt::format("`{}.{}` is counted up and is {}", entity.name, field.name, field.type));
        finding.fix = replace_with("Make it bigint", finding.pointer, "bigint");
      }
    }
  }
}

}  // namespace

extern constinit const Rule counter_can_count{
    .id = "counter-can-count",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "A field that is counted up is a whole number.",
    .reason =
        "Nothing could be counted: the database has no sequence of texts, and without a parent there is "
        "nothing to begin again at.",
    .mend =
        "Make the field integer or bigint; for perParent, name the whole with partOf or give the entity a "
        "required foreign key.",
    .source = "PostgreSQL manual, 8.1.4",
    .bad = R"~({"name": "number", "type": "string(20)", "generated": "sequence"})~",
    .good = R"({"name": "number", "type": "integer", "generated": "sequence"})",
    .check = inspect,
};

}  // namespace nonagon::check
