#include "ai/selection.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "ai/wire.hpp"

namespace nonagon::ai {
namespace {

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

void skip_spaces(std::string_view& text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
}

// The members up to a closing brace or the end.
Result<std::vector<Selection::Member>> parse_members(std::string_view& text) {
  std::vector<Selection::Member> members;
  for (skip_spaces(text); !text.empty() && text.front() != '}'; skip_spaces(text)) {
    std::size_t length = 0;
    while (length < text.size() && is_name_char(text[length])) ++length;
    if (length == 0)
      return fail(ErrorCode::invalid_input, fmt::format("a selection has names, not \"{}\"", text));
    Selection::Member member{.name = std::string(text.substr(0, length)), .members = {}};
    text.remove_prefix(length);
    if (text.starts_with('+')) {
      member.is_added_to = true;
      text.remove_prefix(1);
    }
    if (text.starts_with('{')) {
      text.remove_prefix(1);
      member.members = TRY(parse_members(text));
      if (!text.starts_with('}'))
        return fail(ErrorCode::invalid_input, "a brace of a selection is not closed");
      text.remove_prefix(1);
    }
    members.push_back(std::move(member));
  }
  return members;
}

// Follows $ref into the definitions.
const json::object& resolved(const json::object& schema, const json::object& definitions) {
  const auto* reference = schema.if_contains("$ref");
  if (reference == nullptr) return schema;
  const std::string_view path(reference->as_string());
  const auto* found = definitions.if_contains(path.substr(path.rfind('/') + 1));
  ensure(found != nullptr && found->is_object(), "a reference of our own schema leads somewhere");
  return found->get_object();
}

class AnswerSchema {
 public:
  explicit AnswerSchema(const json::object& definitions) : definitions_(definitions) {}

  json::object of(const json::object& schema, const Selection& selection, bool is_required) const {
    const auto& shape = resolved(schema, definitions_);
    if (const auto* values = shape.if_contains("enum")) return of_enum(values->as_array(), is_required);
    const auto type = text_at(shape, {"type"});
    if (type == "array") return of_list(shape, selection, is_required);
    if (type == "object") return of_object(shape, selection, is_required);
    if (type == "string") return of_text(shape, is_required);
    if (is_required) return {{"type", type.empty() ? "string" : type}};
    return {{"type", json::array{type.empty() ? "string" : type, "null"}}};
  }

 private:
  static json::object of_enum(json::array values, bool is_required) {
    if (!is_required) values.emplace_back("");
    return {{"type", "string"}, {"enum", std::move(values)}};
  }

  static json::object of_text(const json::object& shape, bool is_required) {
    constexpr std::int64_t longest = 600;  // an answer is no essay
    json::object out{{"type", "string"}};
    const auto limit = count_at(shape, {"maxLength"});
    out["maxLength"] = limit == 0 ? longest : std::min(limit, longest);
    if (is_required && count_at(shape, {"minLength"}) > 0) out["minLength"] = 1;
    return out;
  }

  json::object of_list(const json::object& shape, const Selection& selection, bool is_required) const {
    constexpr std::int64_t most = 60;
    json::object out{{"type", "array"}, {"items", of(shape.at("items").as_object(), selection, true)}};
    const auto limit = count_at(shape, {"maxItems"});
    out["maxItems"] = limit == 0 ? most : std::min(limit, most);
    if (is_required && count_at(shape, {"minItems"}) > 0) out["minItems"] = 1;
    return out;
  }

  json::object of_object(const json::object& shape, const Selection& selection, bool is_required) const {
    json::object properties;
    json::array required;
    for (const auto& member : selection.members) {
      const auto* known = at(shape, {"properties", member.name});
      if (known == nullptr) known = at(shape, {"additionalProperties"});
      ensure(known != nullptr && known->is_object(), "a selection names members that there are");
      const auto* must = shape.if_contains("required");
      const bool is_needed =
          must != nullptr && std::ranges::any_of(must->as_array(), [&](const json::value& name) {
            return name.as_string() == member.name;
          });
      auto property = of(known->get_object(), {member.members}, is_needed);
      if (auto meaning = text_at(*known, {"description"}); !meaning.empty())
        property["description"] = std::move(meaning);
      properties[member.name] = std::move(property);
      required.emplace_back(member.name);
    }
    json::object out{{"type", "object"},
                     {"properties", std::move(properties)},
                     {"required", std::move(required)},
                     {"additionalProperties", false}};
    if (is_required) return out;
    return {{"anyOf", json::array{std::move(out), json::object{{"type", "null"}}}}};
  }

  const json::object& definitions_;
};

// Without what a terminal obeys (C0 but tab and line feed, DEL, C1) and what turns the direction of the text
// after it (Unicode TR 36: U+202A…202E, U+2066…2069). The text is UTF-8.
std::string without_control_characters(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = [&](std::size_t place) {
      return place < text.size() ? static_cast<unsigned char>(text[place]) : 0U;
    };
    const bool is_c0 = (byte(i) < 0x20U && text[i] != '\t' && text[i] != '\n') || byte(i) == 0x7FU;
    const bool is_c1 = byte(i) == 0xC2U && byte(i + 1) >= 0x80U && byte(i + 1) <= 0x9FU;
    const bool is_turn =
        byte(i) == 0xE2U && ((byte(i + 1) == 0x80U && byte(i + 2) >= 0xAAU && byte(i + 2) <= 0xAEU) ||
                             (byte(i + 1) == 0x81U && byte(i + 2) >= 0xA6U && byte(i + 2) <= 0xA9U));
    if (is_turn)
      i += 2;
    else if (is_c1)
      i += 1;
    else if (!is_c0)
      out += text[i];
  }
  return out;
}

}  // namespace

Selection Selection::Member::inner() const {
  return {members};
}

Result<Selection> Selection::parse(std::string_view text) {
  auto members = TRY(parse_members(text));
  if (!text.empty()) return fail(ErrorCode::invalid_input, "a selection has a brace too many");
  return Selection{std::move(members)};
}

json::value project(const json::value& value, const Selection& selection) {
  if (selection.members.empty()) return value;
  if (const auto* list = value.if_array()) {
    json::array out;
    for (const auto& element : *list) out.emplace_back(project(element, selection));
    return out;
  }
  const auto* object = value.if_object();
  if (object == nullptr) return value;
  json::object out;
  for (const auto& member : selection.members) {
    if (const auto* found = object->if_contains(member.name))
      out[member.name] = project(*found, member.inner());
  }
  return out;
}

json::object answer_schema(const json::object& payload_schema, const Selection& selection) {
  return AnswerSchema(payload_schema.at("$defs").as_object()).of(payload_schema, selection, true);
}

json::value without_controls(const json::value& answer) {
  if (const auto* text = answer.if_string()) return json::value(without_control_characters(*text));
  if (const auto* list = answer.if_array()) {
    json::array out;
    for (const auto& element : *list) out.emplace_back(without_controls(element));
    return out;
  }
  const auto* object = answer.if_object();
  if (object == nullptr) return answer;
  json::object out;
  for (const auto& [name, member] : *object) out[name] = without_controls(member);
  return out;
}

json::value without_blanks(const json::value& answer) {
  if (const auto* list = answer.if_array()) {
    json::array out;
    for (const auto& element : *list) out.emplace_back(without_blanks(element));
    return out;
  }
  const auto* object = answer.if_object();
  if (object == nullptr) return answer;
  json::object out;
  for (const auto& [name, member] : *object) {
    auto kept = without_blanks(member);
    const bool is_blank = kept.is_null() || (kept.is_string() && kept.get_string().empty()) ||
                          (kept.is_array() && kept.get_array().empty()) ||
                          (kept.is_object() && kept.get_object().empty());
    if (!is_blank) out[name] = std::move(kept);
  }
  return out;
}

}  // namespace nonagon::ai
