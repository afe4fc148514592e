#include "ai/schema_check.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "ai/wire.hpp"

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

}  // namespace

std::vector<ErrorPlace> check_schema(const json::value& value, const json::object& schema, std::size_t most) {
  Checker checker(most);
  checker.check(value, schema, "");
  return std::move(checker.places);
}

}  // namespace nonagon::ai
