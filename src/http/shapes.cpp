#include "http/shapes.hpp"

#include "workbench/row_view.hpp"

namespace nonagon::http::shapes {
namespace {

json::object reference_to(std::string_view name) {
  return {{"$ref", fmt::format("#/$defs/{}", name)}};
}

// A component under its name, made at the first asking.
template <class Make>
json::object component(design::SchemaWriter& writer, std::string_view name, Make&& make) {
  if (!writer.definitions.contains(name)) {
    writer.definitions[name] = json::object();  // a shape may hold itself
    writer.definitions[name] = make();
  }
  return reference_to(name);
}

json::object with(json::object schema, std::string_view name, json::object property) {
  schema["properties"].as_object()[name] = std::move(property);
  schema["required"].as_array().emplace_back(name);
  return schema;
}

json::object object() {
  return {{"type", "object"}, {"required", json::array()}, {"properties", json::object()}};
}

json::object type(std::string_view name) {
  return {{"type", name}};
}

json::object nullable(std::string_view name) {
  return {{"type", json::array{name, "null"}}};
}

json::object time() {
  return {{"type", "string"}, {"format", "date-time"}};
}

json::object list_of(json::object items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}

template <class E>
json::object one_of() {
  json::array values;
  for (const auto& [value, spelling] : design::wire_values<E>()) values.emplace_back(spelling);
  return {{"type", "string"}, {"enum", std::move(values)}};
}

json::object stage_name() {
  json::array names;
  for (const auto stage : design::all_stages) names.emplace_back(design::wire_name(stage));
  return {{"type", "string"}, {"enum", std::move(names)}};
}

json::object finding(design::SchemaWriter& writer) {
  return component(writer, "Finding", [] {
    auto schema = with(object(), "rule", type("string"));
    schema =
        with(std::move(schema), "severity", {{"type", "string"}, {"enum", {"error", "warning", "info"}}});
    schema = with(std::move(schema), "stage", stage_name());
    schema = with(std::move(schema), "pointer", type("string"));
    schema = with(std::move(schema), "message", type("string"));
    schema = with(std::move(schema), "reason", type("string"));
    auto& properties = schema["properties"].as_object();
    properties["fix"] =
        json::object{{"type", "object"},
                     {"required", {"title", "patch"}},
                     {"properties", {{"title", type("string")}, {"patch", list_of(type("object"))}}}};
    properties["waived"] = type("string");
    return schema;
  });
}

json::object stage_schema(bool has_data) {
  auto schema = workbench::members_schema<store::Stage>();
  if (has_data) schema = with(std::move(schema), "data", nullable("object"));
  schema = with(std::move(schema), "version", nullable("integer"));
  return with(std::move(schema), "staleInputs", list_of(stage_name()));
}

json::object usage_row(bool has_key) {
  auto schema = has_key ? with(object(), "key", type("string")) : object();
  for (const auto* name : {"calls", "inputTokens", "outputTokens", "totalTokens", "callsWithoutPrice"})
    schema = with(std::move(schema), name, type("integer"));
  return with(std::move(schema), "estimatedCost", type("string"));
}

}  // namespace

json::object user(design::SchemaWriter& writer) {
  return component(writer, "User", workbench::members_schema<store::User>);
}

json::object session(design::SchemaWriter& writer) {
  return component(writer, "Session", [] {
    auto schema = with(object(), "id", {{"type", "string"}, {"format", "uuid"}});
    schema = with(std::move(schema), "label", type("string"));
    schema = with(std::move(schema), "address", type("string"));
    for (const auto* name : {"createdAt", "lastUsedAt", "expiresAt"})
      schema = with(std::move(schema), name, time());
    return with(std::move(schema), "isCurrent", type("boolean"));
  });
}

json::object signed_in(design::SchemaWriter& writer) {
  auto schema = with(object(), "user", user(writer));
  schema = with(std::move(schema), "token", type("string"));
  schema = with(std::move(schema), "expiresAt", time());
  return component(writer, "SignedIn", [&] { return schema; });
}

json::object provider(design::SchemaWriter& writer) {
  return component(writer, "AIProviderConfig", [] {
    auto schema = workbench::members_schema<store::AIProviderConfig>();
    schema = with(std::move(schema), "hasApiKey", type("boolean"));
    return with(std::move(schema), "apiKeyLast4", nullable("string"));
  });
}

json::object provider_trial(design::SchemaWriter& writer) {
  return component(writer, "ProviderTrial", [] {
    auto schema = with(object(), "success", type("boolean"));
    schema = with(std::move(schema), "model", type("string"));
    schema = with(std::move(schema), "latencyMs", type("integer"));
    schema = with(std::move(schema), "capabilities", list_of(type("string")));
    schema["properties"].as_object()["error"] = type("string");
    return schema;
  });
}

json::object models(design::SchemaWriter&) {
  return with(object(), "items", list_of(with(object(), "id", type("string"))));
}

json::object stage_definitions(design::SchemaWriter& writer) {
  return with(object(), "items", list_of(component(writer, "StageDefinition", [] {
                auto schema = with(object(), "number", type("integer"));
                schema = with(std::move(schema), "name", stage_name());
                schema = with(std::move(schema), "label", type("string"));
                schema = with(std::move(schema), "reads", list_of(stage_name()));
                schema = with(std::move(schema), "interview", list_of(type("object")));
                return with(std::move(schema), "schema", type("object"));
              })));
}

json::object project(design::SchemaWriter& writer) {
  return component(writer, "Project", workbench::members_schema<store::Project>);
}

json::object project_with_stages(design::SchemaWriter& writer) {
  return component(writer, "ProjectWithStages", [&] {
    auto summary = component(writer, "StageSummary", [] { return stage_schema(false); });
    return with(workbench::members_schema<store::Project>(), "stages", list_of(std::move(summary)));
  });
}

json::object imported_project(design::SchemaWriter& writer) {
  auto remark = with(object(), "kind", {{"type", "string"}, {"enum", {"missing", "unknown", "assumed"}}});
  remark = with(std::move(remark), "place", type("string"));
  remark = with(std::move(remark), "text", type("string"));
  auto report = with(object(), "remarks", list_of(std::move(remark)));
  report = with(std::move(report), "findings", list_of(finding(writer)));
  auto schema = with(object(), "project", project_with_stages(writer));
  return with(std::move(schema), "report", std::move(report));
}

json::object stage(design::SchemaWriter& writer) {
  return component(writer, "Stage", [] { return with(stage_schema(true), "hasDraft", type("boolean")); });
}

json::object stages(design::SchemaWriter& writer) {
  return with(object(), "items", list_of(stage(writer)));
}

json::object draft(design::SchemaWriter& writer) {
  return component(writer, "Draft", [] {
    auto schema = with(object(), "data", json::object());
    schema = with(std::move(schema), "answers", nullable("object"));
    return with(std::move(schema), "updatedAt", time());
  });
}

json::object waivers(design::SchemaWriter& writer) {
  return with(object(), "waivers", list_of(component(writer, "Waiver", [] {
                auto schema = with(object(), "rule", type("string"));
                schema = with(std::move(schema), "stage", stage_name());
                schema = with(std::move(schema), "pointer", type("string"));
                return with(std::move(schema), "reason", type("string"));
              })));
}

json::object budgets(design::SchemaWriter& writer) {
  return component(writer, "Budgets", [] {
    auto schema = object();
    for (const auto* name : {"call", "project", "day", "month"})
      schema = with(std::move(schema), name, nullable("string"));
    return schema;
  });
}

json::object generation(design::SchemaWriter& writer) {
  return component(writer, "AIGeneration", [] {
    auto schema = workbench::members_schema<store::AIGeneration>();
    schema = with(std::move(schema), "generationId", {{"type", "string"}, {"format", "uuid"}});
    return with(std::move(schema), "isPriceKnown", type("boolean"));
  });
}

json::object job(design::SchemaWriter& writer) {
  return component(writer, "Generation", [&] {
    auto schema = with(object(), "id", {{"type", "string"}, {"format", "uuid"}});
    schema = with(std::move(schema), "stage", stage_name());
    schema = with(std::move(schema), "state", one_of<store::JobState>());
    schema = with(std::move(schema), "calls", list_of(generation(writer)));
    schema = with(std::move(schema), "outputVersion", nullable("integer"));
    schema = with(std::move(schema), "error", nullable("string"));
    schema = with(std::move(schema), "createdAt", time());
    return with(std::move(schema), "updatedAt", time());
  });
}

json::object estimate(design::SchemaWriter& writer) {
  return component(writer, "Estimate", [] {
    auto schema = with(object(), "provider", type("string"));
    schema = with(std::move(schema), "model", type("string"));
    for (const auto* name : {"inputTokens", "maxOutputTokens", "maxCalls"})
      schema = with(std::move(schema), name, type("integer"));
    return with(std::move(schema), "maxCostPerCall", nullable("string"));
  });
}

json::object versions(design::SchemaWriter& writer) {
  return with(object(), "items", list_of(component(writer, "Version", [] {
                auto schema = with(object(), "version", type("integer"));
                schema = with(std::move(schema), "isActive", type("boolean"));
                schema = with(std::move(schema), "generatedBy", one_of<store::GeneratedBy>());
                schema = with(std::move(schema), "createdAt", time());
                schema = with(std::move(schema), "stageId", {{"type", "string"}, {"format", "uuid"}});
                schema = with(std::move(schema), "aiGenerationId", nullable("string"));
                schema = with(std::move(schema), "formats", list_of(one_of<store::OutputFormat>()));
                auto output = with(object(), "id", {{"type", "string"}, {"format", "uuid"}});
                output = with(std::move(output), "format", one_of<store::OutputFormat>());
                schema = with(std::move(schema), "outputs", list_of(std::move(output)));
                return with(std::move(schema), "contentHash", type("string"));
              })));
}

json::object changes(design::SchemaWriter&) {
  return with(object(), "changes", list_of(type("object")));
}

json::object validation(design::SchemaWriter& writer) {
  auto schema = with(object(), "status", one_of<store::ValidationStatus>());
  return with(std::move(schema), "findings", list_of(finding(writer)));
}

json::object graph(design::SchemaWriter&) {
  return with(with(object(), "nodes", list_of(type("object"))), "edges", list_of(type("object")));
}

json::object export_package(design::SchemaWriter& writer) {
  return component(writer, "ExportPackage", workbench::members_schema<store::ExportPackage>);
}

json::object usage(design::SchemaWriter& writer) {
  return component(writer, "Usage", [] {
    auto schema = with(object(), "total", usage_row(false));
    for (const auto* name : {"byProject", "byModel", "byDay"})
      schema = with(std::move(schema), name, list_of(usage_row(true)));
    return schema;
  });
}

json::object template_row(design::SchemaWriter& writer) {
  return component(writer, "Template", workbench::members_schema<store::Template>);
}

json::object token(design::SchemaWriter& writer) {
  return component(writer, "MCPToken", workbench::members_schema<store::MCPToken>);
}

json::object made_token(design::SchemaWriter& writer) {
  return component(writer, "MadeMCPToken", [] {
    return with(workbench::members_schema<store::MCPToken>(), "token", type("string"));
  });
}

json::object files(design::SchemaWriter&) {
  auto file = with(object(), "path", type("string"));
  file = with(std::move(file), "bytes", type("integer"));
  return with(object(), "items", list_of(with(std::move(file), "sha256", type("string"))));
}

json::object problem(design::SchemaWriter& writer) {
  return component(writer, "Problem", [] {
    auto schema = with(object(), "type", {{"type", "string"}, {"format", "uri-reference"}});
    schema = with(std::move(schema), "title", type("string"));
    schema = with(std::move(schema), "status", type("integer"));
    schema = with(std::move(schema), "code", type("string"));
    schema = with(std::move(schema), "detail", type("string"));
    schema = with(std::move(schema), "requestId", type("string"));
    auto& properties = schema["properties"].as_object();
    properties["reason"] = type("string");
    properties["fix"] = type("string");
    properties["errors"] = list_of(with(with(object(), "pointer", type("string")), "detail", type("string")));
    return schema;
  });
}

json::object any_object(design::SchemaWriter&) {
  return type("object");
}

json::object bytes(design::SchemaWriter&) {
  return {{"type", "string"}, {"format", "binary"}};
}

}  // namespace nonagon::http::shapes
