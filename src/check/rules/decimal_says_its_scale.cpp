#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    for (const auto& field : entity.fields) {
      const auto& type = facts.type(field);
      if (type.kind != design::TypeKind::decimal || type.precision > 0) continue;
      report.add(StageName::data_model,
                 facts.pointer(entity, field) + "/type",
                 fmt::format("`{}.{}` does not say its digits", entity.name, field.name));
    }
  }
}

}  // namespace

extern constinit const Rule decimal_says_its_scale{
    .id = "decimal-says-its-scale",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "A decimal says how many digits it keeps.",
    .reason =
        "MySQL rounds a bare decimal to whole numbers, PostgreSQL keeps whatever comes; the same total "
        "differs by engine.",
    .mend = "Write decimal(p,s): 12,2 for money, 5,4 for rates.",
    .source = "XR-010",
    .bad = R"({"name": "price", "type": "decimal"})",
    .good = R"~({"name": "price", "type": "decimal(12,2)"})~",
    .check = inspect,
};

}  // namespace nonagon::check
