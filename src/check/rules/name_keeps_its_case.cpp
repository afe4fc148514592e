#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"
#include "check/words.hpp"

namespace nonagon::check {
namespace {

bool is_ascii(std::string_view name) {
  return std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    if (is_ascii(entity.name) && !is_pascal_case(entity.name)) {
      report.add(StageName::data_model,
                 facts.pointer(entity) + "/name",
                 fmt::format("`{}` is not in PascalCase", entity.name));
    }
    for (const auto& field : entity.fields) {
      if (!is_ascii(field.name) || is_camel_case(field.name)) continue;
      report.add(StageName::data_model,
                 facts.pointer(entity, field) + "/name",
                 fmt::format("`{}.{}` is not in camelCase", entity.name, field.name));
    }
  }
}

}  // namespace

extern constinit const Rule name_keeps_its_case{
    .id = "name-keeps-its-case",
    .severity = Severity::info,
    .stage = StageName::data_model,
    .summary = "Entities are written in PascalCase, fields in camelCase.",
    .reason =
        "Every output has its own case and is made from these; a name in another one reads differently in "
        "each.",
    .mend = "Rename it; references follow by their names, so rename those too.",
    .source = "Zalando rule 118; AIP-122",
    .bad = R"(entity "order_line", field "Due_On")",
    .good = R"(entity "OrderLine", field "dueOn")",
    .check = inspect,
};

}  // namespace nonagon::check
