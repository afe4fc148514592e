#include "emit/openapi/explicit_endpoint.hpp"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "emit/openapi/shape.hpp"

namespace nonagon::emit {
namespace {

struct TypeWord {
  std::string_view word;
  std::string_view type;  // of our grammar
};

constexpr std::array type_words{
    TypeWord{"number", "float"},
    TypeWord{"int", "integer"},
    TypeWord{"long", "bigint"},
    TypeWord{"double", "float"},
    TypeWord{"bool", "boolean"},
    TypeWord{"object", "jsonb"},
    TypeWord{"json", "jsonb"},
    TypeWord{"array", "jsonb[]"},
    TypeWord{"timestamp", "datetime"},
    TypeWord{"file", "binary"},
};

std::string_view text_of(const json::value* value) {
  const auto* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string_view{} : std::string_view(*text);
}

Shape foreign_shape(std::string_view type, std::string_view name, std::string_view description) {
  const auto* word = std::ranges::find(type_words, lower(type), &TypeWord::word);
  auto shape = shape_of(word == type_words.end() ? type : word->type, name, description, {});
  if (shape.type == "object") shape.example = nullptr;
  return shape;
}

struct ForeignField {
  std::string name;
  bool is_required = false;
  Shape shape;
};

ForeignField read_field(const json::object& object) {
  ForeignField field;
  field.name = text_of(object.if_contains("name"));
  const auto* required = object.if_contains("required");
  field.is_required = required != nullptr && required->is_bool() && required->get_bool();
  field.shape = foreign_shape(
      text_of(object.if_contains("type")), field.name, text_of(object.if_contains("description")));
  return field;
}

// "email, password, note?" names fields, a question mark the optional ones.
std::vector<ForeignField> named_fields(std::string_view text) {
  std::vector<ForeignField> fields;
  for (auto part : split(text, ',')) {
    part = trim(part);
    while (part.starts_with('{') || part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with('}') || part.ends_with(' ')) part.remove_suffix(1);
    if (part.empty() || part.find(' ') != std::string_view::npos) continue;
    ForeignField field;
    field.is_required = !part.ends_with('?');
    if (!field.is_required) part.remove_suffix(1);
    field.name = part;
    field.shape = foreign_shape({}, part, {});
    fields.push_back(std::move(field));
  }
  return fields;
}

std::vector<ForeignField> fields_of(const json::value& value) {
  if (value.is_string()) return named_fields(value.get_string());
  const auto* list = value.if_array();
  if (const auto* object = value.if_object()) {
    const auto* schema = object->if_contains("schema");
    list = schema == nullptr ? nullptr : schema->if_array();
    if (schema == nullptr) {
      std::vector<ForeignField> fields;
      for (const auto& [name, member] : *object) {
        ForeignField field;
        field.name = name;
        field.is_required = !field.name.ends_with('?');
        if (!field.is_required) field.name.pop_back();
        field.shape = foreign_shape(text_of(&member), field.name, {});
        fields.push_back(std::move(field));
      }
      return fields;
    }
  }
  std::vector<ForeignField> fields;
  if (list == nullptr) return fields;
  for (const auto& element : *list) {
    if (const auto* object = element.if_object()) fields.push_back(read_field(*object));
    if (element.is_string())
      std::ranges::move(named_fields(element.get_string()), std::back_inserter(fields));
  }
  std::erase_if(fields, [](const auto& field) { return field.name.empty(); });
  return fields;
}

std::string media_type(const json::value& value) {
  const auto* object = value.if_object();
  const auto type = object == nullptr ? std::string_view{} : text_of(object->if_contains("contentType"));
  const bool is_usable =
      type.find('/') != std::string_view::npos && type.find_first_of(" \n\"'#{}[]") == std::string_view::npos;
  return is_usable ? std::string(type) : "application/json";
}

void write_schema(YamlWriter& yaml, const std::vector<ForeignField>& fields, bool is_answer) {
  yaml.open("schema");
  yaml.plain("type", "object");
  std::set<std::string_view> names;
  std::vector<const ForeignField*> kept;
  for (const auto& field : fields) {
    if (names.insert(field.name).second) kept.push_back(&field);
  }
  if (std::ranges::any_of(kept, [](const auto* field) { return field->is_required; })) {
    yaml.open("required");
    for (const auto* field : kept) {
      if (field->is_required) yaml.item_text(field->name);
    }
    yaml.close();
  }
  if (!kept.empty()) {
    yaml.open("properties");
    for (const auto* field : kept) {
      auto shape = field->shape;
      shape.is_nullable = is_answer && !field->is_required;
      yaml.open(flow_text(field->name));
      write_shape(yaml, shape);
      yaml.close();
    }
    yaml.close();
  }
  yaml.close();
}

void write_media(YamlWriter& yaml,
                 const json::value& value,
                 const std::vector<ForeignField>& fields,
                 bool is_answer) {
  yaml.open("content");
  yaml.open(media_type(value));
  write_schema(yaml, fields, is_answer);
  yaml.close();
  yaml.close();
}

}  // namespace

void write_explicit_parameters(YamlWriter& list, const design::ExplicitEndpoint& endpoint) {
  const auto* params = endpoint.params.if_array();
  if (params == nullptr) return;
  std::set<std::pair<std::string, std::string>> written;
  for (const auto& element : *params) {
    const auto* object = element.if_object();
    if (object == nullptr) continue;
    const auto field = read_field(*object);
    const auto place = text_of(object->if_contains("in"));
    const bool is_header = place == "header";
    const auto name = lower(field.name);
    const bool is_reserved =
        is_header && (name == "accept" || name == "content-type" || name == "authorization");
    if (field.name.empty() || place == "path" || is_reserved) continue;
    const std::string where = is_header ? "header" : "query";
    if (!written.emplace(where, name).second) continue;
    list.open_item();
    list.text("name", field.name);
    list.plain("in", where);
    if (field.is_required) list.plain("required", "true");
    list.prose("description", field.shape.description);
    list.open("schema");
    write_shape(list, parameter_shape(field.shape));
    list.close();
    list.close();
  }
}

bool has_explicit_body(const design::ExplicitEndpoint& endpoint) {
  if (endpoint.method == "GET" || endpoint.method == "DELETE" || endpoint.method == "HEAD") return false;
  return !fields_of(endpoint.request_body).empty();
}

void write_explicit_body(YamlWriter& yaml, const design::ExplicitEndpoint& endpoint) {
  if (!has_explicit_body(endpoint)) return;
  const auto fields = fields_of(endpoint.request_body);
  yaml.open("requestBody");
  yaml.plain("required", "true");
  write_media(yaml, endpoint.request_body, fields, false);
  yaml.close();
}

void write_explicit_success(YamlWriter& yaml, const design::ExplicitEndpoint& endpoint) {
  const auto* object = endpoint.response.if_object();
  const auto* number = object == nullptr ? nullptr : object->if_contains("status");
  const auto* status = number == nullptr ? nullptr : number->if_int64();
  const auto written = status != nullptr && *status >= 200 && *status < 300 ? *status
                       : endpoint.method == "POST"                          ? 201
                                                                            : 200;
  const auto text = inert_prose(text_of(&endpoint.response));
  yaml.open(fmt::format("'{}'", written));
  yaml.prose("description", text.empty() ? std::string("Done.") : text);
  if (object != nullptr && written != 204) {
    if (const auto fields = fields_of(endpoint.response); !fields.empty())
      write_media(yaml, endpoint.response, fields, true);
  }
  yaml.close();
}

}  // namespace nonagon::emit
