#include "design/data_model.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace nonagon::design {
namespace {

using EntityByName = std::unordered_map<std::string_view, const Entity*>;

// The first of two entities with one name counts, as in find_entity.
EntityByName entities_by_name(const DataModel& model) {
  EntityByName entities;
  entities.reserve(model.entities.size());
  for (const auto& entity : model.entities) entities.emplace(entity.name, &entity);
  return entities;
}

const Entity* look_up(const EntityByName& entities, std::string_view name) {
  const auto found = entities.find(name);
  return found == entities.end() ? nullptr : found->second;
}

}  // namespace

const Entity* find_entity(const DataModel& model, std::string_view name) {
  const auto found = std::ranges::find(model.entities, name, &Entity::name);
  return found == model.entities.end() ? nullptr : &*found;
}

const Field* find_field(const Entity& entity, std::string_view name) {
  const auto found = std::ranges::find(entity.fields, name, &Field::name);
  return found == entity.fields.end() ? nullptr : &*found;
}

const Field* key_field(const Entity& entity) {
  if (const auto* id = find_field(entity, "id")) return id;
  const auto found =
      std::ranges::find_if(entity.fields, [](const Field& field) { return field.required && field.unique; });
  return found == entity.fields.end() ? nullptr : &*found;
}

std::vector<ForeignKey> foreign_keys(const DataModel& model) {
  const auto entities = entities_by_name(model);
  std::vector<ForeignKey> keys;
  std::set<const Field*> taken;
  for (const auto& relationship : model.relationships) {
    if (relationship.type == Cardinality::many_to_many) continue;
    const auto* from = look_up(entities, relationship.from);
    const auto* to = look_up(entities, relationship.to);
    if (from == nullptr || to == nullptr) continue;
    const bool is_in_from = relationship.type == Cardinality::many_to_one;
    const auto* owner = is_in_from ? from : to;
    const auto* field = find_field(*owner, relationship.foreign_key);
    if (field == nullptr || !taken.insert(field).second) continue;
    keys.push_back({&relationship, owner, field, is_in_from ? to : from});
  }
  return keys;
}

}  // namespace nonagon::design
