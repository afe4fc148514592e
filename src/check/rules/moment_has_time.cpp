#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (!field.name.ends_with("At") || field.name.size() < 4) continue;
      const auto& type = facts.type(field);
      if (type.is_list || (type.kind != design::TypeKind::date && type.kind != design::TypeKind::string &&
                           type.kind != design::TypeKind::text && type.kind != design::TypeKind::integer))
        continue;
      auto& finding =
          report.add(StageName::data_model,
                     facts.pointer(entity, field) + "/type",
                     fmt::format("`{}.{}` is {}, not a moment", entity.name, field.name, field.type));
      finding.fix = replace_with("Make it datetime", finding.pointer, "datetime");
    }
  }
}

}  // namespace

extern constinit const Rule moment_has_time{
    .id = "moment-has-time",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = R"(A field whose name ends in "At" is a datetime.)",
    .reason = "By its name it is a moment; a date or a text loses the hour, the zone, or the order.",
    .mend = R"(Make it datetime, or name a day with "On".)",
    .source = "Zalando rule 235",
    .bad = R"({"name": "sentAt", "type": "date"})",
    .good = R"({"name": "sentAt", "type": "datetime"})",
    .check = inspect,
};

}  // namespace nonagon::check
