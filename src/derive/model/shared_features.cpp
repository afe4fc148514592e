#include "derive/model/shared_features.hpp"

#include <algorithm>
#include <map>

namespace nonagon::derive {
namespace {

using design::Entity;

// The last one: what the idea does not speak of usually comes after what it does.
void add_last(std::vector<std::string>& features, const std::vector<std::string>& more) {
  if (more.empty() || !features.empty()) return;
  features.push_back(more.back());
}

}  // namespace

void share_features(design::DataModel& model) {
  std::map<std::string_view, Entity*, std::less<>> by_name;
  for (auto& entity : model.entities) by_name.emplace(entity.name, &entity);
  bool is_changed = true;
  while (is_changed) {
    is_changed = false;
    // A round gives what was known before it, so the order of the relationships does not matter.
    std::map<Entity*, std::vector<std::string>> gained;
    for (const auto& relationship : model.relationships) {
      const auto from = by_name.find(relationship.from);
      const auto to = by_name.find(relationship.to);
      if (from == by_name.end() || to == by_name.end()) continue;
      if (from->second->features.empty()) add_last(gained[from->second], to->second->features);
      if (to->second->features.empty()) add_last(gained[to->second], from->second->features);
    }
    for (auto& [entity, features] : gained) {
      if (features.empty()) continue;
      entity->features = std::move(features);
      is_changed = true;
    }
  }
}

}  // namespace nonagon::derive
