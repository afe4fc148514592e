#include <algorithm>

#include "base/text.hpp"
#include "mcp/project_tool.hpp"

namespace nonagon::mcp {
namespace {

struct SearchArguments {
  std::string query;
  std::string kind;
  std::int64_t limit = 20;
  std::string cursor;
  json::object extras;

  static constexpr std::array about{
      design::must("query", "Words to look for, e.g. refund or order status.").length(1, 200),
      design::may("kind", "Only this kind: feature, entity, field, table, operation, section, env …"),
      design::may("limit", "Most results, 20 unless told.").range(1, 100),
      design::may("cursor", "nextCursor of the page before."),
  };
};
BOOST_DESCRIBE_STRUCT(SearchArguments, (), (query, kind, limit, cursor))

struct Hit {
  int score = 0;
  const design::GraphNode* node = nullptr;
  std::string text;
};

// What is said about a node where it is defined.
std::string description_of(const Snapshot& snapshot,
                           const design::GraphNode& node,
                           const std::vector<json::value>& payloads) {
  const auto* defined = find_pointer(payloads[design::index_of(node.stage)], node.pointer);
  if (defined == nullptr || !defined->is_object()) {
    const auto* operation = snapshot.symbols.endpoint(node.name);
    return operation == nullptr ? std::string() : operation->summary;
  }
  for (const auto* member : {"description", "text", "meaning", "summary", "purpose"}) {
    const auto* value = defined->as_object().if_contains(member);
    if (value != nullptr && value->is_string()) return std::string(value->as_string());
  }
  return {};
}

// Every word must be in the name or the description; names weigh most, and whole names more than parts.
int score_of(const std::vector<std::string>& words, const design::GraphNode& node, std::string_view text) {
  const auto name_words = words_of(node.name);
  const auto name = lower(node.name);
  const auto description = lower(text);
  int score = 0;
  for (const auto& word : words) {
    if (std::ranges::find(name_words, word) != name_words.end()) {
      score += 10;
    } else if (name.find(word) != std::string::npos) {
      score += 6;
    } else if (description.find(word) != std::string::npos) {
      score += 2;
    } else {
      return 0;
    }
  }
  return name_words == words ? score + 20 : score;
}

std::vector<Hit> search(const Snapshot& snapshot, const SearchArguments& arguments) {
  const auto words = words_of(arguments.query);
  std::vector<json::value> payloads;
  for (const auto stage : design::all_stages) {
    payloads.push_back(design::has(snapshot.design, stage)
                           ? parse_json(design::write_payload(snapshot.design, stage)).value()
                           : json::value(nullptr));
  }
  std::vector<Hit> hits;
  for (const auto& node : snapshot.graph().nodes) {
    if (!arguments.kind.empty() && node.kind != arguments.kind) continue;
    auto text = description_of(snapshot, node, payloads);
    const auto score = score_of(words, node, text);
    if (score > 0) hits.push_back({score, &node, std::move(text)});
  }
  std::ranges::stable_sort(hits, std::greater{}, &Hit::score);
  return hits;
}

ToolAnswer answer(const Snapshot& snapshot, const SearchArguments& arguments) {
  json::array all;
  for (const auto& hit : search(snapshot, arguments)) {
    json::object item{{"id", hit.node->id},
                      {"kind", hit.node->kind},
                      {"name", hit.node->name},
                      {"stage", design::wire_name(hit.node->stage)},
                      {"pointer", hit.node->pointer}};
    if (!hit.text.empty()) item["description"] = hit.text;
    all.push_back(std::move(item));
  }
  auto page = page_of(all, arguments.limit, arguments.cursor);
  if (!page) return error_answer(page.error());
  if (all.empty()) (*page)["hint"] = "Nothing has all these words; try fewer, or get_overview for the names.";
  return data_answer(*std::move(page));
}

}  // namespace

extern constinit const ProjectTool search_design{
    .name = "search_design",
    .title = "Search the design",
    .description =
        "Finds features, entities, fields, tables, operations, screens and variables by words, best "
        "first. The ids that it gives are taken by trace.",
    .input_schema = schema_of_arguments<SearchArguments>,
    .output_schema =
        R"({"type":"object","required":["items","total"],"properties":{"items":{"type":"array","items":{"type":"object","required":["id","kind","name"],"properties":{"id":{"type":"string"},"kind":{"type":"string"},"name":{"type":"string"}}}},"total":{"type":"integer"},"nextCursor":{"type":"string"}}})",
    .answer = with_arguments<SearchArguments, answer>,
};

}  // namespace nonagon::mcp
