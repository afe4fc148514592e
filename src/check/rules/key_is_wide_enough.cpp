#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    const auto* key = design::key_field(entity);
    if (key == nullptr || key->name != "id" || facts.type(*key).kind != design::TypeKind::integer) continue;
    auto& finding = report.add(StageName::data_model,
                               facts.pointer(entity, *key) + "/type",
                               fmt::format("`{}.{}` ends at 2,147,483,647", entity.name, key->name));
    finding.fix = replace_with("Make it and what points at it bigint", finding.pointer, "bigint");
    for (const auto& foreign : facts.foreign_keys) {
      if (foreign.target != &entity || facts.type(*foreign.field).kind != design::TypeKind::integer) continue;
      auto step = replace_with({}, facts.pointer(*foreign.owner, *foreign.field) + "/type", "bigint");
      finding.fix->patch.push_back(std::move(step.patch[0]));
    }
  }
}

}  // namespace

extern constinit const Rule key_is_wide_enough{
    .id = "key-is-wide-enough",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "A counted key has 64 bits.",
    .reason =
        "2,147,483,647 rows sound endless until the table of events is full; widening a key later rewrites "
        "it and every table that points at it.",
    .mend = "Make it bigint, with every foreign key that points at it.",
    .source = "squawk prefer-bigint-over-int",
    .bad = "Event.id integer",
    .good = "Event.id bigint",
    .check = inspect,
};

}  // namespace nonagon::check
