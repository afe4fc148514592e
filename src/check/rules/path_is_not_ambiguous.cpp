#include <map>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/text.hpp"
#include "check/facts.hpp"
#include "check/rule.hpp"

namespace nonagon::check {
namespace {

// The paths of one method as a tree of segments; parameters share one branch.
struct Node {
  std::map<std::string_view, std::unique_ptr<Node>> literals;
  std::unique_ptr<Node> parameter;
  const design::Operation* operation = nullptr;
};

bool is_parameter(std::string_view segment) {
  return segment.starts_with('{');
}

using Segments = std::vector<std::string_view>;

Segments segments_of(const design::Operation& operation) {
  auto segments = split(operation.path, '/');
  std::erase(segments, std::string_view());
  return segments;
}

std::size_t length_of(std::string_view path) {
  std::size_t length = 0;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (path[i] != '/' && (i == 0 || path[i - 1] == '/')) ++length;
  }
  return length;
}

void insert(Node& root, const Segments& segments, const design::Operation& operation) {
  auto* node = &root;
  for (const auto segment : segments) {
    auto& next = is_parameter(segment) ? node->parameter : node->literals[segment];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  if (node->operation == nullptr) node->operation = &operation;
}

// Ambiguity needs a parameter before a word; most paths have none.
bool may_be_ambiguous(std::string_view path) {
  const auto brace = path.find('}');
  return brace != std::string_view::npos && brace + 1 < path.size();
}

// Where one of the two paths is plainer than the other so far.
struct Plainer {
  bool first = false;
  bool second = false;
};

// A path in the tree that fits the same requests while each of the two is somewhere the plainer one.
const design::Operation* find_twin(const Node& node,
                                   std::span<const std::string_view> segments,
                                   Plainer plainer) {
  if (segments.empty()) return plainer.first && plainer.second ? node.operation : nullptr;
  const auto segment = segments[0];
  const auto rest = segments.subspan(1);
  if (is_parameter(segment)) {
    for (const auto& [literal, next] : node.literals) {
      if (const auto* twin = find_twin(*next, rest, {plainer.first, true})) return twin;
    }
  } else if (const auto next = node.literals.find(segment); next != node.literals.end()) {
    if (const auto* twin = find_twin(*next->second, rest, plainer)) return twin;
  }
  if (!node.parameter) return nullptr;
  return find_twin(*node.parameter, rest, {plainer.first || !is_parameter(segment), plainer.second});
}

void inspect(const design::Design&, const Facts& facts, Report& report) {
  // Only paths of one method and length can meet; trees are made where one of them may be ambiguous.
  std::map<std::pair<std::string_view, std::size_t>, Node> trees;
  std::vector<std::pair<const design::Operation*, Segments>> suspects;
  for (const auto& operation : facts.operations) {
    if (!may_be_ambiguous(operation.path)) continue;
    suspects.emplace_back(&operation, segments_of(operation));
    trees[{operation.method, suspects.back().second.size()}];
  }
  if (suspects.empty()) return;
  for (const auto& operation : facts.operations) {
    const auto tree = trees.find({operation.method, length_of(operation.path)});
    if (tree != trees.end()) insert(tree->second, segments_of(operation), operation);
  }
  for (const auto& [suspect, segments] : suspects) {
    const auto& operation = *suspect;
    const auto* twin = find_twin(trees[{operation.method, segments.size()}], segments, {});
    if (twin == nullptr) continue;
    report.add(StageName::api,
               operation.pointer,
               fmt::format("`{}` and `{}` fit the same requests", operation.path, twin->path));
  }
}

}  // namespace

extern constinit const Rule path_is_not_ambiguous{
    .id = "path-is-not-ambiguous",
    .severity = Severity::warning,
    .stage = StageName::api,
    .summary = "Of two paths that fit one request, one is plainer everywhere.",
    .reason = "Routers choose differently, so the same request reaches different code on different servers.",
    .mend = "Give one of them another first segment.",
    .source = "Redocly no-ambiguous-paths; OpenAPI 3.1, 4.8.8.2",
    .bad = "GET /{shop}/orders and GET /books/{id}",
    .good = "GET /shops/{shop}/orders and GET /books/{id}",
    .check = inspect,
};

}  // namespace nonagon::check
