#include "design/references.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "design/symbols.hpp"

namespace nonagon::design {
namespace {

Design library() {
  Design design;
  const auto read = [&](StageName stage, std::string_view text) {
    REQUIRE(read_payload_text(design, stage, text)->is_valid());
  };
  read(StageName::product,
       R"({"name": "L", "description": "d", "features": [{"id": "lending", "name": "Lending"}],
      "problems": [{"problem": "p", "features": ["lending"]}]})");
  read(StageName::data_model, R"({"entities": [
      {"name": "Book", "description": "d", "fields": [{"name": "id", "type": "uuid", "required": true, "description": "d"}]},
      {"name": "Loan", "description": "d", "features": ["lending"], "unique": [["bookId"]],
       "fields": [{"name": "bookId", "type": "uuid", "required": true, "description": "d"}]}],
      "relationships": [{"from": "Book", "to": "Loan", "type": "one-to-many", "foreignKey": "bookId"}]})");
  read(
      StageName::api,
      R"({"style": "rest", "resources": [{"entity": "Loan", "path": "/loans", "operations": ["list"], "sort": ["bookId"],
      "errors": {"list": ["too/many"]}}], "errors": [{"code": "too/many", "status": 429, "title": "t"}]})");
  read(StageName::sections, R"({"sections": [{"id": "desk", "name": "Desk", "description": "d",
      "dataRequirements": [{"entity": "Loan", "fields": [], "endpoint": "GET /loans"}]}]})");
  return design;
}

bool has_edge(const Graph& graph, std::string_view from, std::string_view to) {
  return std::ranges::any_of(graph.edges,
                             [&](const GraphEdge& edge) { return edge.from == from && edge.to == to; });
}

std::vector<Reference> all_of(const References& references) {
  std::vector<Reference> all;
  for (int kind = 0; kind <= static_cast<int>(Refers::topic); ++kind) {
    const auto found = references.of(static_cast<Refers>(kind));
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

TEST_CASE("every marked text is found with its pointer and its entity") {
  const auto design = library();
  const References references(design);
  const auto found = all_of(references);
  const auto at = [&](std::string_view pointer) {
    const auto place = std::ranges::find(found, pointer, &Reference::pointer);
    REQUIRE_MESSAGE(place != found.end(), pointer);
    return *place;
  };
  CHECK(at("/problems/0/features/0").target == "lending");
  CHECK(at("/entities/1/features/0").kind == Refers::feature);
  CHECK(at("/entities/1/unique/0/0").context == "Loan");
  CHECK(at("/relationships/0/from").kind == Refers::entity);
  CHECK(at("/resources/0/sort/0").context == "Loan");
  CHECK(at("/resources/0/errors/list/0").kind == Refers::error);
  CHECK(at("/sections/0/dataRequirements/0/endpoint").target == "GET /loans");
}

TEST_CASE("every pointer of a reference leads to its text") {
  const auto design = library();
  const References references(design);
  for (const auto& reference : all_of(references)) {
    const auto document = parse_json(write_payload(design, reference.stage)).value();
    const auto* text = find_pointer(document, reference.pointer());
    REQUIRE_MESSAGE(text != nullptr, reference.pointer());
    CHECK(std::string_view(text->as_string()) == reference.target);
  }
}

TEST_CASE("the graph leads from feature to screen and holds no edge to nothing") {
  const auto graph = reference_graph(Symbols(library()));
  CHECK(has_edge(graph, "feature:lending", "entity:Loan"));
  CHECK(has_edge(graph, "entity:Loan", "entity:Book"));
  CHECK(has_edge(graph, "operation:listLoans", "entity:Loan"));
  CHECK(has_edge(graph, "section:desk", "operation:listLoans"));
  CHECK(has_edge(graph, "operation:listLoans", "error:too/many"));
  for (const auto& edge : graph.edges) {
    CHECK(std::ranges::find(graph.nodes, edge.from, &GraphNode::id) != graph.nodes.end());
    CHECK(std::ranges::find(graph.nodes, edge.to, &GraphNode::id) != graph.nodes.end());
  }
  CHECK(std::ranges::is_sorted(graph.edges));
}

}  // namespace
}  // namespace nonagon::design
