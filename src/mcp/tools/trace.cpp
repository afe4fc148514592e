#include <algorithm>
#include <map>
#include <set>

#include "mcp/project_tool.hpp"

namespace nonagon::mcp {
namespace {

struct TraceArguments {
  std::string id;
  std::string direction;
  std::int64_t depth = 1;
  std::int64_t limit = 50;
  std::string cursor;
  json::object extras;

  static constexpr std::array about{
      design::must("id",
                   "What to trace, e.g. entity:Order, operation:createOrder, section:orders, "
                   "env:DATABASE_URL; a bare name that only one thing has is enough.")
          .length(1, 300),
      design::may("direction",
                  "dependents (what breaks when it changes), dependencies (what it needs), or both "
                  "unless told."),
      design::may("depth", "How many steps to follow, 1 unless told.").range(1, 10),
      design::may("limit", "Most nodes, 50 unless told.").range(1, 100),
      design::may("cursor", "nextCursor of the page before."),
  };
};
BOOST_DESCRIBE_STRUCT(TraceArguments, (), (id, direction, depth, limit, cursor))

using design::GraphNode;

// Nodes by id or by bare name.
std::vector<const GraphNode*> nodes_named(const design::Graph& graph, std::string_view name) {
  std::vector<const GraphNode*> found;
  for (const auto& node : graph.nodes) {
    if (node.id == name) return {&node};
    if (node.name == name) found.push_back(&node);
  }
  return found;
}

enum class Direction { dependents, dependencies };

// Breadth first, at most `depth` steps; each node once, with the step at which it was reached.
json::array follow(const design::Graph& graph,
                   const GraphNode& start,
                   Direction direction,
                   std::int64_t depth) {
  std::map<std::string_view, std::vector<const design::GraphEdge*>> edges;
  for (const auto& edge : graph.edges)
    edges[direction == Direction::dependents ? edge.to : edge.from].push_back(&edge);
  std::map<std::string_view, const GraphNode*> nodes;
  for (const auto& node : graph.nodes) nodes.emplace(node.id, &node);
  json::array found;
  std::set<std::string_view> seen{start.id};
  std::vector<std::string_view> level{start.id};
  for (std::int64_t step = 1; step <= depth && !level.empty(); ++step) {
    std::vector<std::string_view> next;
    for (const auto from : level) {
      const auto outgoing = edges.find(from);
      if (outgoing == edges.end()) continue;
      for (const auto* edge : outgoing->second) {
        const std::string_view other = direction == Direction::dependents ? edge->from : edge->to;
        if (!seen.insert(other).second) continue;
        next.push_back(other);
        json::object item{{"id", other}, {"relation", edge->kind}, {"step", step}};
        if (const auto node = nodes.find(other); node != nodes.end()) {
          item["kind"] = node->second->kind;
          item["name"] = node->second->name;
          item["stage"] = design::wire_name(node->second->stage);
          item["pointer"] = node->second->pointer;
        }
        item["direction"] = direction == Direction::dependents ? "dependent" : "dependency";
        found.push_back(std::move(item));
      }
    }
    level = std::move(next);
  }
  return found;
}

ToolAnswer unknown(const design::Graph& graph, std::string_view id) {
  std::vector<std::string_view> known;
  for (const auto& node : graph.nodes) known.push_back(node.id);
  return unknown_name("element", id, known);
}

ToolAnswer answer(const Snapshot& snapshot, const TraceArguments& arguments) {
  const auto& direction = arguments.direction;
  if (!direction.empty() && direction != "both" && direction != "dependents" && direction != "dependencies")
    return error_answer("direction is one of dependents, dependencies, both");
  const auto nodes = nodes_named(snapshot.graph(), arguments.id);
  if (nodes.empty()) return unknown(snapshot.graph(), arguments.id);
  if (nodes.size() > 1) {
    std::string ids;
    for (const auto* node : nodes) ids += (ids.empty() ? "" : ", ") + node->id;
    return error_answer("several things have this name; say which: " + ids);
  }
  json::array all;
  if (direction != "dependencies")
    all = follow(snapshot.graph(), *nodes.front(), Direction::dependents, arguments.depth);
  if (direction != "dependents") {
    for (auto& item : follow(snapshot.graph(), *nodes.front(), Direction::dependencies, arguments.depth))
      all.push_back(std::move(item));
  }
  auto page = page_of(all, arguments.limit, arguments.cursor);
  if (!page) return error_answer(page.error());
  (*page)["id"] = nodes.front()->id;
  (*page)["stage"] = design::wire_name(nodes.front()->stage);
  (*page)["pointer"] = nodes.front()->pointer;
  return data_answer(*std::move(page));
}

}  // namespace

extern constinit const ProjectTool trace{
    .name = "trace",
    .title = "Trace dependencies",
    .description =
        "What depends on an element of the design and what it depends on: feature, entity, field, "
        "table, operation, screen, variable. Ask before changing something.",
    .input_schema = schema_of_arguments<TraceArguments>,
    .output_schema =
        R"({"type":"object","required":["id","items","total"],"properties":{"id":{"type":"string"},"items":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"},"nextCursor":{"type":"string"}}})",
    .answer = with_arguments<TraceArguments, answer>,
};

}  // namespace nonagon::mcp
