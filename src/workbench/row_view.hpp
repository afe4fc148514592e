#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "base/json_line.hpp"
#include "design/describe.hpp"
#include "store/columns.hpp"
#include "store/extras.hpp"

// Rows of the store as JSON and as JSON Schema: the seed's fields by their names, in camelCase.
namespace nonagon::workbench {

namespace detail {

// Columns that hold JSON: their text is spliced in as a value.
inline constexpr std::array json_columns{"preferences", "stage_defaults", "validation_messages"};

// Columns that never leave the store.
inline constexpr std::array secret_columns{"api_key_encrypted", "token_hash"};

constexpr bool is_in(std::string_view name, const auto& list) {
  return std::ranges::find(list, name) != list.end();
}

constexpr bool is_extra(std::string_view table, std::string_view column) {
  return std::ranges::any_of(store::extras, [&](const store::Extra& extra) {
    return extra.table == table && extra.column == column;
  });
}

template <class Row, class Member>
inline constexpr bool is_seen = !is_extra(Row::table, Member::name) && !is_in(Member::name, secret_columns);

template <class Row, class Visit>
void for_each_seen(Visit&& visit) {
  boost::mp11::mp_for_each<store::detail::Members<Row>>([&](auto member) {
    if constexpr (is_seen<Row, decltype(member)>) visit(member);
  });
}

// The names on the wire, made once a row type.
template <class Row>
const std::vector<std::string>& seen_names() {
  static const auto names = [] {
    std::vector<std::string> all;
    for_each_seen<Row>([&](auto member) { all.push_back(design::wire_spelling(member.name)); });
    return all;
  }();
  return names;
}

template <class T>
void write_column(JsonLine& line, std::string_view name, bool holds_json, const T& value) {
  if constexpr (store::detail::is_optional<T>::value) {
    if (value) {
      write_column(line, name, holds_json, *value);
    } else {
      line.null(name);
    }
  } else if constexpr (std::same_as<T, bool>) {
    line.boolean(name, value);
  } else if constexpr (std::integral<T>) {
    line.number(name, value);
  } else {
    const auto column = store::detail::to_column(value);
    const auto& text = std::get<std::string>(column);
    holds_json ? line.splice(name, text) : line.text(name, text);
  }
}

template <class T>
json::object column_schema(bool holds_json) {
  if constexpr (store::detail::is_optional<T>::value) {
    auto schema = column_schema<typename T::value_type>(holds_json);
    if (auto* type = schema.if_contains("type")) schema["type"] = json::array{*type, "null"};
    if (auto* values = schema.if_contains("enum")) values->as_array().push_back(nullptr);
    return schema;
  } else if constexpr (std::same_as<T, bool>) {
    return {{"type", "boolean"}};
  } else if constexpr (std::integral<T>) {
    return {{"type", "integer"}};
  } else if constexpr (store::detail::id_of<T>::value) {
    return {{"type", "string"}, {"format", "uuid"}};
  } else if constexpr (std::same_as<T, Instant>) {
    return {{"type", "string"}, {"format", "date-time"}};
  } else if constexpr (std::is_enum_v<T>) {
    json::array values;
    for (const auto& [value, spelling] : design::wire_values<T>()) values.emplace_back(spelling);
    return {{"type", "string"}, {"enum", std::move(values)}};
  } else {
    return holds_json ? json::object{} : json::object{{"type", "string"}};
  }
}

}  // namespace detail

// The members of a row that its owner sees.
template <class Row>
void write_members(JsonLine& line, const Row& row) {
  const auto& names = detail::seen_names<Row>();
  std::size_t index = 0;
  detail::for_each_seen<Row>([&](auto member) {
    constexpr bool holds_json = detail::is_in(decltype(member)::name, detail::json_columns);
    detail::write_column(line, names[index++], holds_json, row.*member.pointer);
  });
}

// An object with those members, all of them required: one that may be null says so.
template <class Row>
json::object members_schema() {
  json::object properties;
  json::array required;
  const auto& names = detail::seen_names<Row>();
  std::size_t index = 0;
  detail::for_each_seen<Row>([&](auto member) {
    constexpr bool holds_json = detail::is_in(decltype(member)::name, detail::json_columns);
    const auto& name = names[index++];
    properties[name] = detail::column_schema<store::detail::TypeOf<Row, decltype(member)>>(holds_json);
    required.emplace_back(name);
  });
  return {{"type", "object"}, {"required", std::move(required)}, {"properties", std::move(properties)}};
}

}  // namespace nonagon::workbench
