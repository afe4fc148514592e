#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      if (field.required || !facts.type(field).is_list) continue;
      const auto pointer = facts.pointer(entity, field);
      auto& finding = report.add(StageName::data_model,
                                 pointer + "/required",
                                 fmt::format("`{}.{}` can be empty in two ways", entity.name, field.name));
      finding.fix = replace_with("Make it required, [] by default", finding.pointer, true);
      if (field.default_.is_null()) {
        auto step = add_at({}, pointer + "/default", json::array());
        finding.fix->patch.push_back(std::move(step.patch[0]));
      }
    }
  }
}

}  // namespace

extern constinit const Rule list_is_never_null{
    .id = "list-is-never-null",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "A list is required; without members it is empty.",
    .reason = R"(Callers would have to treat "no list" and "empty list" as two things that mean the same.)",
    .mend = "Make it required with the default [].",
    .source = "Zalando rule 124",
    .bad = R"({"name": "tags", "type": "text[]", "required": false})",
    .good = R"({"name": "tags", "type": "text[]", "required": true, "default": []})",
    .check = inspect,
};

}  // namespace nonagon::check
