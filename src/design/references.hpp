#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "design/design.hpp"

namespace nonagon::design {

class Symbols;

// A place in a payload that names something defined elsewhere, found through the `refers` marks of the
// structs.
struct Reference {
  StageName stage;
  std::string pointer;
  Refers kind;
  std::string target;
  std::string context;  // entity at hand, for own_field; otherwise empty
};

std::vector<Reference> references(const Design& design);

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
