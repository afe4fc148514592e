#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& reference : facts.references(Refers::own_field)) {
    if (reference.stage != StageName::api || !reference.is_in("writeOnly")) continue;
    const auto* entity = facts.entity(reference.context);
    if (entity == nullptr || facts.field(*entity, reference.target) != nullptr) continue;
    report.add(reference.stage,
               reference.pointer(),
               fmt::format("`{}` has no field `{}`", entity->name, reference.target));
  }
}

}  // namespace

extern constinit const Rule write_only_becomes_field{
    .id = "write-only-becomes-field",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "A value that is taken and never given back becomes a field of its entity.",
    .reason = "What the caller sends would be kept nowhere.",
    .mend = "Name a field of the entity that holds it, as a rule its hash.",
    .source = "XR-016",
    .bad = R"({"name": "password", "becomes": "pasword"})",
    .good = R"({"name": "password", "becomes": "passwordHash"})",
    .check = inspect,
};

}  // namespace nonagon::check
