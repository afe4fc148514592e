#pragma once

#include <vector>

#include "design/operations.hpp"

namespace nonagon::derive {

// What the api offers of one entity, and under which other entity people find it.
struct EntityNode {
  const design::Entity* entity = nullptr;
  std::vector<const design::Operation*> operations;
  std::vector<std::size_t> children;  // indices into EntityTree::nodes
  std::optional<std::size_t> parent;
  int references = 0;  // foreign keys that point here
  int score = 0;       // how much the product is about it
  bool has_own_detail = false;
  bool is_setting = false;  // a short list that one role keeps for the others

  const design::Operation* find(design::OperationKind kind) const;
};

// Entities with operations, in the order of the data model; `ranked` holds the top ones, the most important
// first.
struct EntityTree {
  std::vector<EntityNode> nodes;
  std::vector<std::size_t> ranked;
};

EntityTree entity_tree(const design::Design& design, const std::vector<design::Operation>& operations);

}  // namespace nonagon::derive
