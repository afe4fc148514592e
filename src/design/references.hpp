#pragma once

#include <array>
#include <memory_resource>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "design/design.hpp"

namespace nonagon::design {

class Symbols;

// A place in a payload: the last step of its JSON Pointer, linked to the steps before. Written out only where
// somebody reads it.
struct Place {
  const Place* outer = nullptr;  // null where the payload itself begins
  std::string_view member = {};  // without data: an index
  std::size_t index = 0;

  std::string pointer() const;  // RFC 6901

  // True when a step on the way is the member of this name.
  bool is_in(std::string_view name) const;
};

// A text in a payload that names something defined elsewhere, found through the `refers` marks of the
// structs.
struct Reference {
  StageName stage;
  Refers kind;
  const Place* place;
  std::string_view target;
  std::string_view context;  // entity at hand, for own_field; otherwise empty

  std::string pointer() const { return place->pointer(); }

  bool is_in(std::string_view member) const { return place->is_in(member); }
};

// Every reference of a design. The design must outlive it.
class References {
 public:
  explicit References(const Design& design);
  References(const References&) = delete;
  References& operator=(const References&) = delete;

  // Those of one kind, in the order of the payloads.
  std::span<const Reference> of(Refers kind) const { return by_kind_[static_cast<std::size_t>(kind)]; }

 private:
  std::pmr::monotonic_buffer_resource places_;
  std::array<std::vector<Reference>, static_cast<std::size_t>(Refers::topic) + 1> by_kind_;
};

// Everything that can be referred to, with the place where it is defined.
struct GraphNode {
  std::string id;    // "entity:Order", "feature:quoting", "operation:listOrders", "table:orders",
                     // "section:board", "env:DATABASE_URL"
  std::string kind;  // feature, persona, entity, field, table, operation, job, section, env, service, view,
                     // error, invariant, role
  std::string name;
  StageName stage;
  std::string pointer;

  friend bool operator==(const GraphNode&, const GraphNode&) = default;
};

struct GraphEdge {
  std::string from;  // the one that depends
  std::string to;    // on this
  std::string kind;  // uses, relates, serves, shows, calls, reads, opens …

  friend auto operator<=>(const GraphEdge&, const GraphEdge&) = default;
};

// feature → entity → table → operation → section → environment variable; nodes in order of definition, edges
// sorted and unique.
struct Graph {
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;
};

Graph reference_graph(const Symbols& symbols);
json::object to_json(const Graph& graph);

}  // namespace nonagon::design
