#include "derive/screens/entity_tree.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "derive/api/sign_in.hpp"
#include "derive/api/sign_up.hpp"
#include "derive/screens/entity_words.hpp"
#include "derive/screens/plan.hpp"
#include "design/outside.hpp"

namespace nonagon::derive {
namespace {

using design::Design;
using design::Entity;
using design::Operation;
using design::OperationKind;

using NodeIndex = std::map<const Entity*, std::size_t>;

// "/orders/{orderId}/lines" → "/orders"; empty at the top.
std::string_view parent_path(std::string_view path) {
  const auto open = path.rfind("/{");
  return open == std::string_view::npos ? std::string_view{} : path.substr(0, open);
}

// Parameters count by position, not by name.
std::string shape_of(std::string_view path) {
  std::string shape;
  bool is_inside = false;
  for (const char byte : path) {
    if (byte == '{') shape += "{}";
    is_inside = byte == '{' || (is_inside && byte != '}');
    if (!is_inside && byte != '}') shape += byte;
  }
  return shape;
}

class TreeBuilder {
 public:
  TreeBuilder(const Design& design, const std::vector<Operation>& operations)
      : design_(design), operations_(operations) {}

  EntityTree build() {
    collect();
    find_parents();
    count_references();
    score();
    for (auto& node : tree_.nodes) node.has_own_detail = deserves_detail(node);
    for (auto& node : tree_.nodes) node.is_setting = is_setting(node);
    rank();
    return std::move(tree_);
  }

 private:
  void collect() {
    std::set<const Entity*> served;
    for (const auto& operation : operations_) {
      if (is_of_entity(operation)) served.insert(operation.entity);
    }
    for (const auto& entity : design_.data_model.entities) {
      if (!served.contains(&entity)) continue;
      index_.emplace(&entity, tree_.nodes.size());
      tree_.nodes.emplace_back().entity = &entity;
    }
    for (const auto& operation : operations_) {
      if (!is_of_entity(operation)) continue;
      tree_.nodes[index_.at(operation.entity)].operations.push_back(&operation);
    }
  }

  // What is called at the door, by a link or by another system has no place on the screens of its rows.
  bool is_of_entity(const Operation& operation) const {
    return operation.entity != nullptr && operation.link.empty() && !is_sign_up(operation) &&
           !asks_for_link(operation) && !design::is_called_from_outside(design_.api, operation);
  }

  void find_parents() {
    std::map<std::string, std::size_t> by_path;
    for (const auto& operation : operations_) {
      if (operation.resource == nullptr || !is_of_entity(operation)) continue;
      by_path.emplace(shape_of(operation.resource->path), index_.at(operation.entity));
    }
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      const auto parent = parent_of(tree_.nodes[i], by_path);
      if (!parent || would_circle(i, *parent)) continue;
      tree_.nodes[i].parent = parent;
      tree_.nodes[*parent].children.push_back(i);
    }
  }

  std::optional<std::size_t> parent_of(const EntityNode& node,
                                       const std::map<std::string, std::size_t>& by_path) const {
    bool has_top = false;
    std::optional<std::size_t> parent;
    for (const auto* operation : node.operations) {
      if (operation->resource == nullptr) continue;
      const auto above = parent_path(operation->resource->path);
      has_top = has_top || above.empty();
      const auto found = by_path.find(shape_of(above));
      if (!above.empty() && found != by_path.end() && !parent) parent = found->second;
    }
    if (!has_top) return parent;
    if (node.entity->part_of.empty() || node.entity->lifecycle) return std::nullopt;
    const auto* whole = design::find_entity(design_.data_model, node.entity->part_of);
    const auto found = index_.find(whole);
    const bool can_hold =
        found != index_.end() && tree_.nodes[found->second].find(OperationKind::get) != nullptr;
    return can_hold ? std::optional(found->second) : std::nullopt;
  }

  bool would_circle(std::size_t child, std::size_t parent) const {
    for (std::optional<std::size_t> at = parent; at; at = tree_.nodes[*at].parent) {
      if (*at == child) return true;
    }
    return false;
  }

  void count_references() {
    for (const auto& key : design::foreign_keys(design_.data_model)) {
      has_keys_.insert(key.owner);
      const auto found = index_.find(key.target);
      if (found != index_.end() && key.owner != key.target) ++tree_.nodes[found->second].references;
    }
  }

  void score() {
    std::set<std::string_view> musts;
    for (const auto& feature : design_.product.features) {
      if (feature.priority == design::Priority::must) musts.insert(feature.id);
    }
    for (auto& node : tree_.nodes) {
      const auto& entity = *node.entity;
      const auto is_must = [&](const auto& id) { return musts.contains(id); };
      node.score =
          std::min(node.references, 4) +
          2 * static_cast<int>(std::min<std::size_t>(entity.features.size(), 4)) +
          3 * static_cast<int>(std::min<std::ptrdiff_t>(std::ranges::count_if(entity.features, is_must), 2));
      if (entity.lifecycle)
        node.score +=
            4 + 2 * static_cast<int>(std::min<std::size_t>(entity.lifecycle->transitions.size(), 6));
      if (is_subject(entity)) node.score = 0;
    }
  }

  bool is_subject(const Entity& entity) const {
    return design_.api.auth.session && design_.api.auth.session->subject == entity.name;
  }

  // A part has its own screen when there is more to it than a row of a table.
  static bool deserves_detail(const EntityNode& node) {
    if (node.find(OperationKind::get) == nullptr) return false;
    return !node.parent || !node.children.empty() || node.entity->lifecycle.has_value();
  }

  bool is_setting(const EntityNode& node) const {
    const auto& entity = *node.entity;
    if (node.parent || !node.children.empty() || entity.lifecycle) return false;
    if (is_subject(entity)) return true;
    if (has_keys_.contains(&entity) || node.references == 0 || tree_.nodes.size() < 5) return false;
    const auto* create = node.find(OperationKind::create);
    const auto* list = node.find(OperationKind::list);
    if (list == nullptr || list->is_public || design::response_fields(design_, entity).size() > 9)
      return false;
    const bool is_kept_by_few =
        create != nullptr && !create->roles.empty() && create->roles.size() < role_count();
    return is_kept_by_few || is_list_word(entity);
  }

  std::size_t role_count() const { return design_.api.auth.roles ? design_.api.auth.roles->all.size() : 0; }

  static bool is_list_word(const Entity& entity) {
    static constexpr std::array<std::string_view, 8> words{
        "category", "type", "kind", "tag", "tariff", "rate", "template", "setting"};
    const auto stems = stems_of(entity.name);
    return !stems.empty() && std::ranges::find(words, stems.back()) != words.end();
  }

  void rank() {
    for (std::size_t i = 0; i < tree_.nodes.size(); ++i) {
      if (!tree_.nodes[i].parent) tree_.ranked.push_back(i);
    }
    std::ranges::stable_sort(
        tree_.ranked, std::greater{}, [&](std::size_t i) { return tree_.nodes[i].score; });
  }

  const Design& design_;
  const std::vector<Operation>& operations_;
  EntityTree tree_;
  NodeIndex index_;
  std::set<const Entity*> has_keys_;
};

}  // namespace

const Operation* EntityNode::find(OperationKind kind) const {
  const auto found = std::ranges::find(operations, kind, &Operation::kind);
  return found == operations.end() ? nullptr : *found;
}

EntityTree entity_tree(const Design& design, const std::vector<Operation>& operations) {
  return TreeBuilder(design, operations).build();
}

}  // namespace nonagon::derive
