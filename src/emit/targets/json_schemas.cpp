#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/design.hpp"
#include "design/field_type.hpp"
#include "design/operations.hpp"
#include "emit/emitter.hpp"
#include "emit/model/type_names.hpp"
#include "emit/openapi/shape.hpp"

namespace nonagon::emit {
namespace {

constexpr std::string_view made_from = "stages/dataModel.json, stages/api.json";

void add_limits(json::object& schema, const Shape& shape) {
  if (!shape.format.empty() && shape.format != "decimal" && shape.format != "double" &&
      !shape.format.starts_with("int")) {
    schema["format"] = shape.format;
  }
  if (shape.is_base64) schema["contentEncoding"] = "base64";
  if (!shape.pattern.empty()) schema["pattern"] = shape.pattern;
  if (shape.min_length) schema["minLength"] = *shape.min_length;
  if (shape.max_length) schema["maxLength"] = *shape.max_length;
  if (shape.minimum) schema["minimum"] = *shape.minimum;
  if (shape.maximum) schema["maximum"] = *shape.maximum;
}

// One value, `null` allowed where the field is optional and no list.
json::object value_schema(const Shape& shape, bool is_nullable) {
  json::object schema;
  if (shape.type == "object") return schema;  // jsonb holds any JSON value
  if (is_nullable) {
    schema["type"] = json::array{shape.type, "null"};
  } else {
    schema["type"] = shape.type;
  }
  if (!shape.values.empty()) {
    json::array values;
    for (const auto& value : shape.values) {
      if (std::ranges::find(values, json::value(value)) == values.end()) values.emplace_back(value);
    }
    if (is_nullable) values.emplace_back(nullptr);
    schema["enum"] = std::move(values);
    return schema;
  }
  add_limits(schema, shape);
  return schema;
}

json::object property_schema(const design::Field& field, const Shape& shape) {
  json::object schema;
  if (shape.is_list) {
    schema["type"] = field.required ? json::value("array") : json::value(json::array{"array", "null"});
    schema["items"] = value_schema(shape, false);
  } else {
    schema = value_schema(shape, !field.required);
  }
  if (!field.description.empty()) schema["description"] = field.description;
  if (!shape.default_.is_null()) schema["default"] = shape.default_;
  const bool is_made = field.generated || !field.computed.empty() || !field.set_by.empty();
  if (is_made) schema["readOnly"] = true;
  if (field.secret) schema["writeOnly"] = true;
  return schema;
}

// "#/properties/name" as a URI fragment (RFC 6901, section 6): a pointer whose other bytes are
// percent-encoded.
std::string pointer_fragment(std::string_view member, std::string_view name) {
  auto fragment = fmt::format("#/{}/", member);
  for (const char c : replace_all(replace_all(std::string(name), "~", "~0"), "/", "~1")) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          c == '-' || c == '.' || c == '_' || c == '~';
    fragment += is_plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return fragment;
}

enum class Required { those_without_default, none, always };

// An object of some of the entity's fields, whose schemas stand above.
json::object shape_of_call(std::string_view description,
                           const std::vector<const design::Field*>& fields,
                           Required which) {
  json::array required;
  json::object properties;
  for (const auto* field : fields) {
    if (properties.contains(field->name)) continue;
    const bool has_value = !field->default_.is_null() || !field->copied_from.empty();
    if (field->required && (which == Required::always || (which != Required::none && !has_value)))
      required.emplace_back(field->name);
    properties[field->name] = json::object{{"$ref", pointer_fragment("properties", field->name)}};
  }
  json::object schema{{"description", description}, {"type", "object"}};
  if (!required.empty()) schema["required"] = std::move(required);
  if (which == Required::none) schema["minProperties"] = 1;
  schema["properties"] = std::move(properties);
  schema["additionalProperties"] = false;
  return schema;
}

// What a request may carry and an answer shows, under the same decisions as the API.
json::object shapes_of_calls(const design::Design& design, const design::Entity& entity) {
  json::object shapes;
  const auto create = create_fields(design, entity);
  if (!create.empty())
    shapes["create"] = shape_of_call("What is given for a new one.", create, Required::those_without_default);
  const auto update = update_fields(design, entity);
  if (!update.empty() && !entity.append_only)
    shapes["update"] = shape_of_call("What may be changed, at least one.", update, Required::none);
  shapes["read"] = shape_of_call("What an answer shows.", response_fields(design, entity), Required::always);
  return shapes;
}

std::string schema_of(const design::Design& design,
                      const Neighbours& neighbours,
                      const design::Entity& entity) {
  json::array required;
  json::object properties;
  for (const auto& field : entity.fields) {
    if (properties.contains(field.name)) continue;
    if (field.required) required.emplace_back(field.name);
    properties[field.name] = property_schema(field, shape_of(entity, field, neighbours));
  }
  json::object schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                      {"$comment", derived_mark(made_from)},
                      {"title", entity.name}};
  if (!entity.description.empty()) schema["description"] = entity.description;
  schema["type"] = "object";
  if (!required.empty()) schema["required"] = std::move(required);
  schema["properties"] = std::move(properties);
  schema["additionalProperties"] = false;
  schema["$defs"] = shapes_of_calls(design, entity);
  return write_json(std::move(schema));
}

Files emit(const Source& source) {
  const auto& design = source.design;
  const Neighbours neighbours(source.symbols());
  UniqueNames names;
  Files files;
  for (std::size_t i = 0; i < design.data_model.entities.size(); ++i) {
    const auto& entity = design.data_model.entities[i];
    const auto stem = names.take(slug_of(kebab_case(entity.name)));
    source.append_part(files[fmt::format("data-model/json-schema/{}.json", stem)], {"entity", i}, [&] {
      source.note(entity);
      return schema_of(design, neighbours, entity);
    });
  }
  return files;
}

}  // namespace

extern constinit const Emitter json_schemas{
    .id = "json-schemas",
    .stage = design::StageName::data_model,
    .summary = "One self-contained JSON Schema 2020-12 an entity, with its create, update and read shapes.",
    .made_from = made_from,
    .reads = {StageName::data_model, StageName::api},
    .emit = emit,
};

}  // namespace nonagon::emit
