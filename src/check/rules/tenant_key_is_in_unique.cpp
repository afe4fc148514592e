#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

constexpr std::array<std::string_view, 4> tenants{"Tenant", "Workspace", "Organization", "Organisation"};

// The key that says to which tenant a row belongs; null when there is none.
const Field* tenant_key(const Entity& entity, const Facts& facts) {
  for (const auto& field : entity.fields) {
    const auto* key = field.required ? facts.foreign_key(field) : nullptr;
    if (key != nullptr && std::ranges::find(tenants, key->target->name) != tenants.end()) return &field;
  }
  return nullptr;
}

// People sign in before anybody knows their tenant, tokens are looked up without one, and an address is one
// person's.
bool is_global(const design::Design& design, const Entity& entity, const Field& field, const Facts& facts) {
  const auto& session = design.api.auth.session;
  const bool identifies = session && session->subject == entity.name && session->sign_in &&
                          session->sign_in->identifier == field.name;
  return identifies || field.secret || field.generated || &field == design::key_field(entity) ||
         facts.foreign_key(field) != nullptr || facts.type(field).kind == design::TypeKind::uuid;
}

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  for (const auto& entity : design.data_model.entities) {
    const auto* tenant = tenant_key(entity, facts);
    if (tenant == nullptr) continue;
    for (const auto& field : entity.fields) {
      if (!field.unique || is_global(design, entity, field, facts)) continue;
      const auto pointer = facts.pointer(entity);
      auto& finding = report.add(
          StageName::data_model,
          facts.pointer(entity, field) + "/unique",
          fmt::format("`{}.{}` is unique across every `{}`", entity.name, field.name, tenant->name));
      finding.fix = remove_at("Make it unique within the tenant", finding.pointer);
      const json::array group{json::string(tenant->name), json::string(field.name)};
      auto step = entity.unique.empty() ? add_at({}, pointer + "/unique", json::array{group})
                                        : add_at({}, pointer + "/unique/-", group);
      finding.fix->patch.push_back(std::move(step.patch[0]));
    }
  }
}

}  // namespace

extern constinit const Rule tenant_key_is_in_unique{
    .id = "tenant-key-is-in-unique",
    .severity = Severity::warning,
    .stage = StageName::data_model,
    .summary = "What is unique among a tenant's rows is unique within the tenant.",
    .reason =
        "One customer's number or name would be refused because another customer has it, and the refusal "
        "tells that it exists.",
    .mend = "Make the tenant key and the field a unique group instead of the field alone.",
    .source = "XR-045",
    .bad = "Invoice.number is unique, Invoice.workspaceId is its tenant",
    .good = R"("unique": [["workspaceId", "number"]])",
    .check = inspect,
};

}  // namespace nonagon::check
