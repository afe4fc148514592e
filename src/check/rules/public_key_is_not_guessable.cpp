#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design&, const Facts& facts, Report& report) {
  for (const auto& operation : facts.operations) {
    const bool is_open =
        operation.is_public && operation.resource != nullptr && operation.path.ends_with('}');
    if (!is_open || operation.entity == nullptr) continue;
    const auto* key = design::key_field(*operation.entity);
    if (key == nullptr) continue;
    const auto kind = facts.type(*key).kind;
    if (kind != design::TypeKind::integer && kind != design::TypeKind::bigint) continue;
    // Without sign-in at all everything is public anyway.
    if (facts.design.api.auth.strategy.empty() || facts.design.api.auth.strategy == "none") continue;
    report.add(StageName::api,
               operation.pointer,
               fmt::format("`{}` opens `{}` by a number", operation.id, operation.entity->name));
  }
}

}  // namespace

extern constinit const Rule public_key_is_not_guessable{
    .id = "public-key-is-not-guessable",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "What opens without an account is not found by counting.",
    .reason = "Whoever has /orders/1001 reads /orders/1002.",
    .mend = "Give the entity a UUID key, or open it by a link with a token.",
    .source = "vacuum owasp-no-numeric-ids; OWASP API1:2023",
    .bad = "public GET /orders/{id} with a bigint key",
    .good = "a uuid key",
    .check = inspect,
};

}  // namespace nonagon::check
