#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& keys = design.api.auth.api_keys;
  const auto* entity = keys ? facts.entity(keys->entity) : nullptr;
  if (entity == nullptr || std::ranges::any_of(entity->fields, &Field::secret)) return;
  report.add(StageName::api, "/auth/apiKeys/entity", fmt::format("`{}` has no secret field", entity->name));
}

}  // namespace

extern constinit const Rule api_key_is_kept_as_hash{
    .id = "api-key-is-kept-as-hash",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "The entity of API keys keeps a secret field: the hash of the key.",
    .reason = "Who reads the table holds every key; or no key can be recognised at all.",
    .mend = "Give the entity a secret field such as keyHash.",
    .source = "XR-016; OWASP ASVS 2.10",
    .bad = "ApiKey with id, name and ownerId",
    .good = "ApiKey with keyHash, secret",
    .check = inspect,
};

}  // namespace nonagon::check
