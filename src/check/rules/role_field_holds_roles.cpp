#include <algorithm>

#include <fmt/format.h>

#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

void inspect(const design::Design& design, const Facts& facts, Report& report) {
  const auto& roles = design.api.auth.roles;
  if (!roles || roles->field.empty() || !has(design, StageName::data_model)) return;
  const auto dot = roles->field.find('.');
  const auto* entity = facts.entity(std::string_view(roles->field).substr(0, dot));
  const auto* field = entity == nullptr || dot == std::string::npos
                          ? nullptr
                          : facts.field(*entity, std::string_view(roles->field).substr(dot + 1));
  if (field == nullptr) {
    report.add(StageName::api, "/auth/roles/field", fmt::format("there is no field `{}`", roles->field));
    return;
  }
  const auto& values = facts.type(*field).values;
  if (facts.type(*field).kind == design::TypeKind::enum_ && std::ranges::is_permutation(values, roles->all))
    return;
  report.add(StageName::api, "/auth/roles/all", fmt::format("`{}` is {}", roles->field, field->type));
}

}  // namespace

extern constinit const Rule role_field_holds_roles{
    .id = "role-field-holds-roles",
    .severity = Severity::error,
    .stage = StageName::api,
    .summary = "The field that holds the role is an enum of exactly the declared roles.",
    .reason = "Somebody would have a role that may nothing, or a role could be given to nobody.",
    .mend = R"(Make the enum and "roles.all" the same list.)",
    .source = "XR-029",
    .bad = R"(roles ["member", "admin"] and Staff.role enum(member,owner))",
    .good = R"(roles ["member", "admin"] and Staff.role enum(member,admin))",
    .check = inspect,
};

}  // namespace nonagon::check
