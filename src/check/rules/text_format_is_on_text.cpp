#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      const auto kind = facts.type(field).kind;
      if (!field.format || kind == design::TypeKind::string || kind == design::TypeKind::text) continue;
      auto& finding = report.add(StageName::data_model,
                                 facts.pointer(entity, field) + "/format",
                                 fmt::format("`{}.{}` is {}, no {}",
                                             entity.name,
                                             field.name,
                                             field.type,
                                             design::wire_value(*field.format)));
      finding.fix = remove_at("Remove the format", finding.pointer);
    }
  }
}

}  // namespace

extern constinit const Rule text_format_is_on_text{
    .id = "text-format-is-on-text",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "Only a text has a text format.",
    .reason = "An e-mail address that is a number cannot be entered, shown or checked.",
    .mend = "Remove the format, or make the field a string.",
    .source = "XR-010",
    .bad = R"({"name": "contact", "type": "integer", "format": "email"})",
    .good = R"~({"name": "contact", "type": "string(200)", "format": "email"})~",
    .check = inspect,
};

}  // namespace nonagon::check
