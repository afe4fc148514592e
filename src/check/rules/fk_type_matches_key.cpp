#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& foreign_key : facts.foreign_keys) {
    const auto* key = design::key_field(*foreign_key.target);
    if (key == nullptr || facts.type(*key) == facts.type(*foreign_key.field)) continue;
    const auto pointer = facts.pointer(*foreign_key.owner, *foreign_key.field) + "/type";
    auto& finding = report.add(StageName::data_model,
                               pointer,
                               fmt::format("`{}.{}` is {}, but `{}.{}` is {}",
                                           foreign_key.owner->name,
                                           foreign_key.field->name,
                                           foreign_key.field->type,
                                           foreign_key.target->name,
                                           key->name,
                                           key->type));
    finding.fix = replace_with(fmt::format("Make it {}", key->type), pointer, json::string(key->type));
  }
}

}  // namespace

extern constinit const Rule fk_type_matches_key{
    .id = "fk-type-matches-key",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "A foreign key has the type of the key that it points at.",
    .reason = "The database refuses the constraint, and comparisons never match.",
    .mend = "Give the foreign key the key's type.",
    .source = "XR-002",
    .bad = "Loan.memberId integer, Member.id uuid",
    .good = "Loan.memberId uuid, Member.id uuid",
    .check = inspect,
};

}  // namespace nonagon::check
