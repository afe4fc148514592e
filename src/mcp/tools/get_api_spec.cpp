#include <algorithm>
#include <set>

#include "mcp/project_tool.hpp"

namespace nonagon::mcp {
namespace {

struct ApiArguments {
  std::string operation;
  std::string tag;
  std::int64_t limit = 50;
  std::string cursor;
  json::object extras;

  static constexpr std::array about{
      design::may("operation",
                  "operationId or \"METHOD /path\", to get its OpenAPI 3.1 with every schema it "
                  "refers to."),
      design::may("tag", "Only operations of this entity or view."),
      design::may("limit", "Most operations of the summary, 50 unless told.").range(1, 100),
      design::may("cursor", "nextCursor of the page before."),
  };
};
BOOST_DESCRIBE_STRUCT(ApiArguments, (), (operation, tag, limit, cursor))

// Every "$ref" below a value, in order of appearance.
void collect_references(const json::value& value, std::vector<std::string>& found) {
  if (const auto* array = value.if_array()) {
    for (const auto& item : *array) collect_references(item, found);
  } else if (const auto* object = value.if_object()) {
    for (const auto& [name, member] : *object) {
      if (name == "$ref" && member.is_string()) {
        found.emplace_back(member.as_string());
      } else {
        collect_references(member, found);
      }
    }
  }
}

// "#/components/schemas/Order" and all that it needs in turn, in the place where the document has them.
json::object components_of(const json::value& document, const json::value& part) {
  std::vector<std::string> open;
  collect_references(part, open);
  std::set<std::string> seen;
  json::object components;
  for (std::size_t i = 0; i < open.size(); ++i) {
    const auto reference = open[i];
    if (!reference.starts_with("#/components/") || !seen.insert(reference).second) continue;
    const auto* target = find_pointer(document, std::string_view(reference).substr(1));
    if (target == nullptr) continue;
    const auto tokens = split(reference, '/');
    auto& section = components[tokens[2]];
    if (!section.is_object()) section.emplace_object();
    section.as_object()[tokens[3]] = *target;
    collect_references(*target, open);
  }
  return components;
}

const design::Operation* find(const Snapshot& snapshot, const std::string& name) {
  const auto* operation = snapshot.symbols.operation(name);
  return operation != nullptr ? operation : snapshot.symbols.endpoint(name);
}

ToolAnswer one_operation(const Snapshot& snapshot, const std::string& name) {
  const auto* operation = find(snapshot, name);
  if (operation == nullptr) {
    std::vector<std::string_view> known;
    for (const auto& candidate : snapshot.symbols.operations()) known.push_back(candidate.id);
    return unknown_name("operation", name, known);
  }
  const auto& document = snapshot.openapi();
  const auto* paths = find_pointer(document, "/paths");
  const auto* path = paths == nullptr ? nullptr : paths->as_object().if_contains(operation->path);
  if (path == nullptr) return error_answer("the operation has no path in the OpenAPI document");
  const auto* described = path->as_object().if_contains(lower(operation->method));
  if (described == nullptr) return error_answer("the operation has no entry in the OpenAPI document");
  json::object data{{"operationId", operation->id},
                    {"method", operation->method},
                    {"path", operation->path},
                    {"openapi", *described},
                    {"components", components_of(document, *described)}};
  if (const auto* shared = path->as_object().if_contains("parameters")) data["pathParameters"] = *shared;
  return data_answer(std::move(data));
}

ToolAnswer summary(const Snapshot& snapshot, const ApiArguments& arguments) {
  json::array all;
  for (const auto& operation : snapshot.symbols.operations()) {
    if (!arguments.tag.empty() && operation.tag != arguments.tag) continue;
    json::object item{{"operationId", operation.id},
                      {"method", operation.method},
                      {"path", operation.path},
                      {"summary", operation.summary},
                      {"tag", operation.tag}};
    if (operation.is_public) item["public"] = true;
    if (operation.is_closed) item["closed"] = true;  // no role has it
    if (!operation.roles.empty()) item["roles"] = json::array(operation.roles.begin(), operation.roles.end());
    all.push_back(std::move(item));
  }
  auto page = page_of(all, arguments.limit, arguments.cursor);
  if (!page) return error_answer(page.error());
  (*page)["basePath"] = snapshot.design.api.base_path;
  return data_answer(*std::move(page));
}

ToolAnswer answer(const Snapshot& snapshot, const ApiArguments& arguments) {
  if (!arguments.operation.empty()) return one_operation(snapshot, arguments.operation);
  return summary(snapshot, arguments);
}

}  // namespace

extern constinit const ProjectTool get_api_spec{
    .name = "get_api_spec",
    .title = "API",
    .description =
        "The HTTP operations: a summary of all or of one tag, or one operation as OpenAPI 3.1 with "
        "every schema, parameter and response that it needs.",
    .input_schema = schema_of_arguments<ApiArguments>,
    .output_schema =
        R"({"type":"object","properties":{"items":{"type":"array","items":{"type":"object"}},"total":{"type":"integer"},"nextCursor":{"type":"string"},"basePath":{"type":"string"},"operationId":{"type":"string"},"openapi":{"type":"object"},"components":{"type":"object"}}})",
    .answer = with_arguments<ApiArguments, answer>,
};

}  // namespace nonagon::mcp
