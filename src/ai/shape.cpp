#include "ai/shape.hpp"

#include <algorithm>
#include <array>

namespace nonagon::ai {
namespace {

constexpr std::array<std::string_view, 8> limits{
    "minLength", "maxLength", "pattern", "minimum", "maximum", "minItems", "maxItems", "multipleOf"};

json::value stripped(const json::value& value, bool is_schema) {
  if (const auto* list = value.if_array()) {
    json::array out;
    for (const auto& item : *list) out.emplace_back(stripped(item, true));
    return out;
  }
  const auto* object = value.if_object();
  if (object == nullptr) return value;
  json::object out;
  for (const auto& [name, member] : *object) {
    if (is_schema && std::ranges::find(limits, std::string_view(name)) != limits.end()) continue;
    // Below `properties` and `$defs` names are data.
    const bool is_map = is_schema && (name == "properties" || name == "$defs");
    out[name] = name == "enum" && is_schema ? member : stripped(member, !is_map);
  }
  return out;
}

}  // namespace

json::object without_limits(const json::object& schema) {
  return std::move(stripped(schema, true).get_object());
}

std::string rules_with_schema(const Question& question) {
  return question.rules +
         "\n\nAnswer with one JSON object and nothing else: no Markdown fence, no words before or after. It "
         "matches this JSON Schema:\n" +
         write_json_line(question.schema) + "\n";
}

}  // namespace nonagon::ai
