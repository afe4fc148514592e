#pragma once

#include "http/route.hpp"
#include "workbench/workbench.hpp"

// The JSON Schemas of what the API takes and gives, as components of its OpenAPI document.
namespace nonagon::http::shapes {

// Of a described struct whose members are all that may be sent.
template <design::Described T>
json::object body(design::SchemaWriter& writer) {
  auto reference = writer.schema_of<T>(design::detail::any_row);
  writer.definitions[design::name_of_struct<T>()].as_object()["additionalProperties"] = false;
  return reference;
}

json::object user(design::SchemaWriter& writer);
json::object session(design::SchemaWriter& writer);
json::object signed_in(design::SchemaWriter& writer);
json::object provider(design::SchemaWriter& writer);
json::object provider_trial(design::SchemaWriter& writer);
json::object models(design::SchemaWriter& writer);
json::object stage_definitions(design::SchemaWriter& writer);
json::object project(design::SchemaWriter& writer);
json::object project_with_stages(design::SchemaWriter& writer);
json::object imported_project(design::SchemaWriter& writer);
json::object stage(design::SchemaWriter& writer);
json::object stages(design::SchemaWriter& writer);
json::object draft(design::SchemaWriter& writer);
json::object waivers(design::SchemaWriter& writer);
json::object budgets(design::SchemaWriter& writer);
json::object job(design::SchemaWriter& writer);
json::object estimate(design::SchemaWriter& writer);
json::object versions(design::SchemaWriter& writer);
json::object changes(design::SchemaWriter& writer);
json::object validation(design::SchemaWriter& writer);
json::object graph(design::SchemaWriter& writer);
json::object export_package(design::SchemaWriter& writer);
json::object generation(design::SchemaWriter& writer);
json::object usage(design::SchemaWriter& writer);
json::object template_row(design::SchemaWriter& writer);
json::object token(design::SchemaWriter& writer);
json::object made_token(design::SchemaWriter& writer);
json::object files(design::SchemaWriter& writer);
json::object problem(design::SchemaWriter& writer);

// Any JSON object.
json::object any_object(design::SchemaWriter& writer);
// Bytes of another media type.
json::object bytes(design::SchemaWriter& writer);

// {"items": […], "nextCursor": …}
template <Shape item>
json::object page(design::SchemaWriter& writer) {
  return {{"type", "object"},
          {"required", json::array{"items", "nextCursor"}},
          {"properties",
           {{"items", {{"type", "array"}, {"items", item(writer)}}},
            {"nextCursor", {{"type", json::array{"string", "null"}}}}}}};
}

}  // namespace nonagon::http::shapes
