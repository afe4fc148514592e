#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      const auto& type = facts.type(field);
      if (field.required || type.is_list || type.kind != design::TypeKind::boolean) continue;
      const auto pointer = facts.pointer(entity, field);
      auto& finding =
          report.add(StageName::data_model,
                     pointer + "/required",
                     fmt::format("`{}.{}` can be neither true nor false", entity.name, field.name));
      finding.fix = replace_with("Make it required, false by default", finding.pointer, true);
      if (field.default_.is_null()) {
        auto step = add_at({}, pointer + "/default", false);
        finding.fix->patch.push_back(std::move(step.patch[0]));
      }
    }
  }
}

}  // namespace

extern constinit const Rule boolean_is_two_valued{
    .id = "boolean-is-two-valued",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "A boolean is required.",
    .reason = "An empty boolean is a third answer that no screen shows and every condition forgets.",
    .mend = R"(Make it required with a default; where "not known" is meant, use an enum.)",
    .source = "Zalando rule 122; SchemaSpy",
    .bad = R"({"name": "isPaid", "type": "boolean", "required": false})",
    .good = R"({"name": "isPaid", "type": "boolean", "required": true, "default": false})",
    .check = inspect,
};

}  // namespace nonagon::check
