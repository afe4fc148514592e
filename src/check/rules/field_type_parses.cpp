#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (facts.type(field).kind != design::TypeKind::text) continue;  // it was read, and is no text
      const auto parsed = design::parse_field_type(field.type);
      if (!parsed)
        report.add(StageName::data_model, facts.pointer(entity, field) + "/type", parsed.error().detail);
    }
  }
}

}  // namespace

extern constinit const Rule field_type_parses{
    .id = "field-type-parses",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "Every field has a type of the grammar.",
    .reason = "An unknown type is taken for text in every table, schema and form.",
    .mend =
        "Use uuid, string, string(n), text, integer, bigint, decimal(p,s), float, boolean, date, datetime, "
        "time, jsonb, binary, enum(a,b) or one of them with [].",
    .source = "field types",
    .bad = R"~("type": "varchar(20)")~",
    .good = R"~("type": "string(20)")~",
    .check = inspect,
};

}  // namespace nonagon::check
