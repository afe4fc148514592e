#include "design/payload_manual.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "design/design.hpp"

namespace nonagon::design {
namespace {

std::string anchor(std::string_view name) {
  return lower(name);
}

std::string_view referred_name(const json::object& schema) {
  return std::string_view(schema.at("$ref").as_string()).substr(std::string_view("#/$defs/").size());
}

std::string type_text(const json::object& schema) {
  if (schema.contains("$ref"))
    return fmt::format("[{0}](#{1})", referred_name(schema), anchor(referred_name(schema)));
  if (const auto* values = schema.if_contains("enum")) {
    std::vector<std::string> names;
    for (const auto& value : values->as_array()) names.push_back("`" + std::string(value.as_string()) + "`");
    return join(names, ", ");
  }
  const auto* type = schema.if_contains("type");
  if (type == nullptr) return "any value";
  const std::string_view kind = type->as_string();
  if (kind == "array") return "list of " + type_text(schema.at("items").as_object());
  if (kind == "string") return "text";
  if (kind == "object" && schema.contains("additionalProperties")) {
    return "object of " + type_text(schema.at("additionalProperties").as_object());
  }
  return std::string(kind);
}

std::string limits_text(const json::object& schema) {
  std::string text;
  const auto limit = [&](std::string_view member, std::string_view words) {
    if (const auto* value = schema.if_contains(member))
      text += fmt::format(" {} {}.", words, write_json_line(*value));
  };
  limit("minLength", "At least this many bytes:");
  limit("maxLength", "At most this many bytes:");
  limit("minItems", "Items at least:");
  limit("minimum", "From");
  limit("maximum", "Up to");
  return text;
}

bool is_required(const json::object& definition, std::string_view member) {
  const auto* required = definition.if_contains("required");
  if (required == nullptr) return false;
  const auto& names = required->as_array();
  return std::ranges::any_of(names, [&](const json::value& name) { return name.as_string() == member; });
}

std::string table_of(const json::object& definition) {
  std::string text = "| member | type | required | meaning |\n| --- | --- | --- | --- |\n";
  for (const auto& [name, property] : definition.at("properties").as_object()) {
    const auto& schema = property.as_object();
    text += fmt::format("| `{}` | {} | {} | {}{} |\n",
                        std::string_view(name),
                        type_text(schema),
                        is_required(definition, name) ? "yes" : "",
                        markdown_cell(schema.at("description").as_string()),
                        limits_text(schema));
  }
  return text;
}

}  // namespace

std::string payload_manual() {
  std::string text =
      "# Payloads\n\n"
      "What a person or an agent may write into `stages/*.json`. Made from the structs in `src/design/`; the "
      "JSON Schemas in `schemas/` "
      "say the same. Members that are not listed are kept as they are.\n";
  for (const auto stage : all_stages) {
    const auto schema = payload_schema(stage);
    const auto& definitions = schema.at("$defs").as_object();
    const auto root = referred_name(schema);
    text += fmt::format("\n## {}. {}\n\n`stages/{}.json` is one {}.\n",
                        number_of(stage),
                        wire_name(stage),
                        wire_name(stage),
                        root);
    text += fmt::format("\n### {}\n\n{}", root, table_of(definitions.at(root).as_object()));
    for (const auto& [name, definition] : definitions) {
      if (name != root)
        text += fmt::format("\n### {}\n\n{}", std::string_view(name), table_of(definition.as_object()));
    }
  }
  return text;
}

}  // namespace nonagon::design
