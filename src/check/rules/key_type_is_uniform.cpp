#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& chosen = design.database.keys.type;
  if (chosen != "uuid" && chosen != "bigint") return;
  const auto wanted = chosen == "uuid" ? design::TypeKind::uuid : design::TypeKind::bigint;
  for (const auto& entity : design.data_model.entities) {
    const auto* key = design::key_field(entity);
    if (key == nullptr || key->name != "id" || facts.type(*key).kind == wanted) continue;
    report.add(StageName::data_model,
               facts.pointer(entity, *key) + "/type",
               fmt::format("`{}.id` is {}, and keys are {}", entity.name, key->type, chosen));
  }
}

}  // namespace

extern constinit const Rule key_type_is_uniform{
    .id = "key-type-is-uniform",
    .severity = Severity::warning,
    .stage = StageName::database,
    .summary = R"(Keys called "id" have the type that the database stage chose.)",
    .reason =
        "Half of the clients would parse numbers and half texts, and a link between the halves cannot be "
        "typed.",
    .mend = "Change the field, with what points at it, or the choice.",
    .source = "XR-002",
    .bad = "keys uuid, and Tag.id is integer",
    .good = "Tag.id is uuid",
    .check = inspect,
};

}  // namespace nonagon::check
