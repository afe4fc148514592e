#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "design/field_type.hpp"
#include "design/operations.hpp"

namespace nonagon::design {
namespace {

bool is_timestamp(const Field& field) {
  static constexpr std::array names{"createdAt", "updatedAt", "created_at", "updated_at"};
  return std::ranges::find(names, field.name) != names.end();
}

// A key that the service or the database makes: requests never carry it.
bool is_made_key(const Entity& entity, const Field& field) {
  if (&field != key_field(entity)) return false;
  const auto kind = field_type_or_text(field.type).kind;
  const bool is_surrogate = kind == TypeKind::uuid || kind == TypeKind::integer || kind == TypeKind::bigint;
  return is_surrogate && (field.name == "id" || field.name == camel_case(entity.name) + "Id");
}

bool is_requestable(const Entity& entity, const Field& field) {
  if (field.secret || field.generated || !field.computed.empty() || !field.set_by.empty()) return false;
  if (is_timestamp(field) || is_made_key(entity, field)) return false;
  if (entity.lifecycle && entity.lifecycle->field == field.name) return false;
  return entity.soft_delete != field.name;
}

// Fields that the path of the entity's resource already says.
std::vector<std::string> fields_in_path(const Design& design, const Entity& entity) {
  for (const auto& resource : design.api.resources) {
    if (resource.entity == entity.name) return path_parameters(resource.path);
  }
  return {};
}

template <class Keep>
std::vector<const Field*> fields_where(const Entity& entity, Keep keep) {
  std::vector<const Field*> fields;
  for (const auto& field : entity.fields) {
    if (keep(field)) fields.push_back(&field);
  }
  return fields;
}

}  // namespace

std::vector<const Field*> create_fields(const Design& design, const Entity& entity) {
  const auto in_path = fields_in_path(design, entity);
  return fields_where(entity, [&](const Field& field) {
    return is_requestable(entity, field) && std::ranges::find(in_path, field.name) == in_path.end();
  });
}

std::vector<const Field*> update_fields(const Design& design, const Entity& entity) {
  if (entity.append_only) return {};
  const auto in_path = fields_in_path(design, entity);
  const auto* key = key_field(entity);
  return fields_where(entity, [&](const Field& field) {
    return is_requestable(entity, field) && !field.immutable && &field != key &&
           std::ranges::find(in_path, field.name) == in_path.end();
  });
}

std::vector<const Field*> response_fields(const Design& /*design*/, const Entity& entity) {
  return fields_where(entity,
                      [&](const Field& field) { return !field.secret && entity.soft_delete != field.name; });
}

}  // namespace nonagon::design
