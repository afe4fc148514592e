#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    if (!entity.append_only || !entity.lifecycle) continue;
    report.add(StageName::data_model,
               facts.pointer(entity) + "/lifecycle",
               fmt::format("rows of `{}` are never changed, so they cannot change their state", entity.name));
  }
  const auto& resources = design.api.resources;
  for (std::size_t i = 0; i < resources.size(); ++i) {
    const auto* entity = facts.entity(resources[i].entity);
    if (entity == nullptr || !entity->append_only) continue;
    for (std::size_t j = 0; j < resources[i].operations.size(); ++j) {
      const auto verb = resources[i].operations[j];
      if (verb != design::Verb::update && verb != design::Verb::delete_) continue;
      report.add(StageName::api,
                 fmt::format("/resources/{}/operations/{}", i, j),
                 fmt::format("rows of `{}` are only added", entity->name));
    }
  }
}

}  // namespace

extern constinit const Rule append_only_is_never_changed{
    .id = "append-only-is-never-changed",
    .severity = Severity::error,
    .stage = StageName::data_model,
    .summary = "Rows that are only added have no operation that changes or removes them, and no states.",
    .reason = "A ledger or log that can be rewritten proves nothing.",
    .mend = "Remove the operation; correct a row by adding its counterpart.",
    .source = "SOX; OWASP ASVS 7.3",
    .bad = R"(AuditEvent is append-only and its resource has "update")",
    .good = R"(its resource has "list", "create" and "get")",
    .check = inspect,
};

}  // namespace nonagon::check
