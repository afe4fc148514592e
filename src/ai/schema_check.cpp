#include "ai/schema_check.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "ai/wire.hpp"
#include "base/text.hpp"

namespace nonagon::ai {
namespace {

std::string_view type_of(const json::value& value) {
  if (value.is_object()) return "object";
  if (value.is_array()) return "array";
  if (value.is_string()) return "string";
  if (value.is_bool()) return "boolean";
  if (value.is_int64() || value.is_uint64()) return "integer";
  return value.is_null() ? "null" : "number";
}

bool is_of_type(const json::value& value, const json::value& type) {
  if (const auto* several = type.if_array())
    return std::ranges::any_of(*several, [&](const json::value& one) { return is_of_type(value, one); });
  const std::string_view wanted(type.as_string());
  const auto found = type_of(value);
  return found == wanted || (wanted == "number" && found == "integer");
}

class Checker {
 public:
  explicit Checker(std::size_t most) : most_(most) {}

  void check(const json::value& value, const json::object& schema, const std::string& pointer) {
    if (places.size() >= most_) return;
    if (const auto* any = schema.if_contains("anyOf")) return check_any(value, any->as_array(), pointer);
    const auto* type = schema.if_contains("type");
    if (type != nullptr && !is_of_type(value, *type))
      return add(pointer, fmt::format("is {}, wanted is {}", type_of(value), write_json_line(*type)));
    const auto* choices = schema.if_contains("enum");
    if (choices != nullptr && std::ranges::find(choices->as_array(), value) == choices->as_array().end())
      return add(pointer, fmt::format("is none of {}", write_json_line(*choices)));
    if (const auto* object = value.if_object()) check_members(*object, schema, pointer);
    if (const auto* list = value.if_array()) check_elements(*list, schema, pointer);
  }

  std::vector<ErrorPlace> places;

 private:
  void add(const std::string& pointer, std::string detail) {
    if (places.size() < most_) places.push_back({.pointer = pointer, .detail = std::move(detail)});
  }

  void check_any(const json::value& value, const json::array& schemas, const std::string& pointer) {
    std::vector<ErrorPlace> first;
    for (const auto& schema : schemas) {
      Checker inner(most_);
      inner.check(value, schema.as_object(), pointer);
      if (inner.places.empty()) return;
      if (first.empty()) first = std::move(inner.places);
    }
    for (auto& place : first) add(place.pointer, std::move(place.detail));
  }

  void check_members(const json::object& object, const json::object& schema, const std::string& pointer) {
    if (const auto* required = schema.if_contains("required")) {
      for (const auto& name : required->as_array()) {
        if (!object.contains(name.as_string())) add(pointer_to(pointer, name.as_string()), "is missing");
      }
    }
    const auto* properties = schema.if_contains("properties");
    if (properties == nullptr) return;
    for (const auto& [name, member] : object) {
      const auto* known = properties->as_object().if_contains(name);
      if (known != nullptr) {
        check(member, known->as_object(), pointer_to(pointer, name));
      } else {
        add(pointer_to(pointer, std::string_view(name).substr(0, 80)), "is not asked for");
      }
    }
  }

  void check_elements(const json::array& list, const json::object& schema, const std::string& pointer) {
    const auto* items = schema.if_contains("items");
    if (items == nullptr) return;
    for (std::size_t i = 0; i < list.size(); ++i) check(list[i], items->as_object(), pointer_to(pointer, i));
  }

  std::size_t most_;
};

// What stands for "left open" in a schema of answer_schema; nothing where something has to be said.
std::optional<json::value> blank_of(const json::object& schema) {
  if (const auto* any = schema.if_contains("anyOf")) {
    const bool may_be_null = std::ranges::any_of(
        any->as_array(), [](const json::value& one) { return text_at(one, {"type"}) == "null"; });
    return may_be_null ? std::optional(json::value(nullptr)) : std::nullopt;
  }
  if (const auto* choices = schema.if_contains("enum")) {
    const auto found = std::ranges::find(choices->as_array(), json::value(""));
    return found == choices->as_array().end() ? std::nullopt : std::optional(json::value(""));
  }
  const auto* type = schema.if_contains("type");
  if (type == nullptr || is_of_type(nullptr, *type)) return json::value(nullptr);
  if (is_of_type("", *type) && count_at(schema, {"minLength"}) == 0) return json::value("");
  if (is_of_type(json::array(), *type) && count_at(schema, {"minItems"}) == 0)
    return json::value(json::array());
  if (is_of_type(false, *type)) return json::value(false);
  return std::nullopt;
}

// The words that fit into as many bytes. Nothing of what is too short to be prose: a colour, a code.
std::string_view cut(std::string_view text, std::size_t most) {
  constexpr std::size_t shortest_prose = 80;
  if (most < shortest_prose) return {};
  const auto space = text.substr(0, most).find_last_of(" \n");
  return space == std::string_view::npos ? std::string_view() : trim(text.substr(0, space));
}

class Pruner {
 public:
  explicit Pruner(std::vector<ErrorPlace>& left_out) : left_out_(left_out) {}

  json::object root(const json::object& object, const json::object& schema) {
    json::object out;
    for (const auto& [name, property] : schema.at("properties").as_object()) {
      const auto* told = object.if_contains(name);
      if (told == nullptr) continue;
      if (auto part = of(*told, property.as_object(), pointer_to("", name))) out[name] = *std::move(part);
    }
    return out;
  }

 private:
  std::optional<json::value> of(const json::value& value,
                                const json::object& schema,
                                const std::string& pointer) {
    if (const auto* any = schema.if_contains("anyOf")) {
      if (value.is_null()) return blank_of(schema);
      return of(value, any->as_array().front().as_object(), pointer);
    }
    const auto* type = schema.if_contains("type");
    if (type != nullptr && !is_of_type(value, *type))
      return without(pointer, fmt::format("is {}, wanted is {}", type_of(value), write_json_line(*type)));
    const auto* choices = schema.if_contains("enum");
    if (choices != nullptr && std::ranges::find(choices->as_array(), value) == choices->as_array().end())
      return without(pointer, fmt::format("is none of {}", write_json_line(*choices)));
    if (const auto* text = value.if_string()) return of_text(*text, schema, pointer);
    if (const auto* object = value.if_object()) return of_object(*object, schema, pointer);
    if (const auto* list = value.if_array()) return of_list(*list, schema, pointer);
    return value;
  }

  std::optional<json::value> of_text(const json::string& text,
                                     const json::object& schema,
                                     const std::string& pointer) {
    const auto size = static_cast<std::int64_t>(text.size());
    if (const auto most = count_at(schema, {"maxLength"}); most > 0 && size > most) {
      without(pointer, fmt::format("has {} bytes; at most {} are kept", size, most));
      const auto rest = cut(text, static_cast<std::size_t>(most));
      return rest.empty() ? std::nullopt : std::optional(json::value(rest));
    }
    if (size < count_at(schema, {"minLength"})) return without(pointer, "is empty");
    return json::value(text);
  }

  std::optional<json::value> of_object(const json::object& object,
                                       const json::object& schema,
                                       const std::string& pointer) {
    json::object out;
    for (const auto& [name, property] : schema.at("properties").as_object()) {
      const auto inner = pointer_to(pointer, name);
      const auto* told = object.if_contains(name);
      auto part = told == nullptr ? without(inner, "is missing") : of(*told, property.as_object(), inner);
      if (!part) part = blank_of(property.as_object());
      if (!part) return std::nullopt;
      out[name] = *std::move(part);
    }
    return json::value(std::move(out));
  }

  std::optional<json::value> of_list(const json::array& list,
                                     const json::object& schema,
                                     const std::string& pointer) {
    const auto most = count_at(schema, {"maxItems"});
    json::array out;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (most > 0 && static_cast<std::int64_t>(out.size()) == most) {
        without(pointer_to(pointer, i), fmt::format("is one of more than {}", most));
        break;
      }
      if (auto part = of(list[i], schema.at("items").as_object(), pointer_to(pointer, i)))
        out.push_back(*std::move(part));
    }
    if (out.empty() && count_at(schema, {"minItems"}) > 0) return without(pointer, "is empty");
    return json::value(std::move(out));
  }

  std::optional<json::value> without(const std::string& pointer, std::string detail) {
    left_out_.push_back({.pointer = pointer, .detail = std::move(detail)});
    return std::nullopt;
  }

  std::vector<ErrorPlace>& left_out_;
};

}  // namespace

std::vector<ErrorPlace> check_schema(const json::value& value, const json::object& schema, std::size_t most) {
  Checker checker(most);
  checker.check(value, schema, "");
  return std::move(checker.places);
}

std::optional<json::object> matching_part(const json::value& value,
                                          const json::object& schema,
                                          std::vector<ErrorPlace>& left_out) {
  const auto* object = value.if_object();
  if (object == nullptr) return std::nullopt;
  auto part = Pruner(left_out).root(*object, schema);
  return part.empty() ? std::nullopt : std::optional(std::move(part));
}

}  // namespace nonagon::ai
