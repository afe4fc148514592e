#pragma once

// Reader, writer and JSON Schema of the described structs. A struct is described by BOOST_DESCRIBE_STRUCT and
// by a table `static constexpr std::array about{must("name", "…"), may("…", "…")}` with one row a member.

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/describe.hpp>
#include <boost/mp11.hpp>

#include "base/json.hpp"
#include "base/text.hpp"
#include "design/finding.hpp"

namespace nonagon::design {

// What the text of a member names, so that every reference can be followed and checked.
enum class Refers {
  nothing,
  feature,       // Feature.id
  persona,       // Persona.id
  entity,        // Entity.name
  own_field,     // Field.name of the entity at hand
  entity_field,  // "Entity.field"
  view,          // entity or View.id
  role,          // a value of the role field
  error,         // ApiError.code
  operation,     // operationId of an operation, or Job.id
  endpoint,      // "METHOD /path"
  invariant,     // Invariant.id
  section,       // Section.id
  service,       // Service.name
  env_var,       // EnvVar.name
  topic          // "stage.topic" of an interview
};

// One row of a struct's table: what a member means and which values it takes.
struct About {
  std::string_view member;   // C++ name
  std::string_view meaning;  // one sentence: JSON Schema description, label of a form, manual
  bool is_required = false;
  std::size_t min_length = 0;  // of a text in bytes, or of a list in items
  std::size_t max_length = 0;  // 0: the general limit
  std::string_view pattern_text = {};
  std::int64_t minimum = std::numeric_limits<std::int64_t>::min();
  std::int64_t maximum = std::numeric_limits<std::int64_t>::max();
  Refers refers_to = Refers::nothing;

  constexpr About length(std::size_t min, std::size_t max) const {
    auto row = *this;
    row.min_length = min;
    row.max_length = max;
    return row;
  }

  constexpr About pattern(std::string_view text) const {
    auto row = *this;
    row.pattern_text = text;
    return row;
  }

  constexpr About range(std::int64_t min, std::int64_t max) const {
    auto row = *this;
    row.minimum = min;
    row.maximum = max;
    return row;
  }

  constexpr About refers(Refers to) const {
    auto row = *this;
    row.refers_to = to;
    return row;
  }
};

constexpr About must(std::string_view member, std::string_view meaning) {
  return {.member = member, .meaning = meaning, .is_required = true};
}

constexpr About may(std::string_view member, std::string_view meaning) {
  return {.member = member, .meaning = meaning, .is_required = false};
}

// A JSON object whose member names are data, in the author's order.
template <class T>
using Dictionary = std::vector<std::pair<std::string, T>>;

template <class T>
concept Described = boost::describe::has_describe_members<T>::value && std::is_class_v<T>;

template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value && std::is_enum_v<T>;

template <class T>
struct dictionary_of : std::false_type {};

template <class T>
struct dictionary_of<std::vector<std::pair<std::string, T>>> : std::true_type {
  using type = T;
};

template <class T>
struct list_of : std::false_type {};

template <class T>
  requires(!dictionary_of<std::vector<T>>::value)
struct list_of<std::vector<T>> : std::true_type {
  using type = T;
};

template <class T>
struct optional_of : std::false_type {};

template <class T>
struct optional_of<std::optional<T>> : std::true_type {
  using type = T;
};

template <class T>
using MembersOf = boost::describe::describe_members<T, boost::describe::mod_public>;

// The row of the member with this C++ name; a member without one does not compile.
template <class T>
consteval const About& about_member(std::string_view name) {
  for (const auto& row : T::about) {
    if (row.member == name) return row;
  }
  broken("every described member has a row in its struct's table");
}

// How an enum's values are spelled on the wire: camelCase unless the enum says kebab.
template <DescribedEnum E>
inline constexpr bool is_kebab_enum = false;

// "data_model" → "dataModel", or "data-model"; one trailing underscore (a C++ keyword) is dropped.
std::string wire_spelling(std::string_view cpp_name, bool is_kebab = false);

// The C++ member name on the wire, made once a struct.
template <Described T>
const std::vector<std::string>& wire_names() {
  static const auto names = [] {
    std::vector<std::string> all;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) { all.push_back(wire_spelling(member.name)); });
    return all;
  }();
  return names;
}

template <DescribedEnum E>
const std::vector<std::pair<E, std::string>>& wire_values() {
  static const auto values = [] {
    std::vector<std::pair<E, std::string>> all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto entry) { all.emplace_back(entry.value, wire_spelling(entry.name, is_kebab_enum<E>)); });
    return all;
  }();
  return values;
}

template <DescribedEnum E>
std::string_view wire_value(E value) {
  for (const auto& [candidate, text] : wire_values<E>()) {
    if (candidate == value) return text;
  }
  broken("every enumerator is described");
}

template <DescribedEnum E>
std::optional<E> parse_enum(std::string_view text) {
  for (const auto& [candidate, spelling] : wire_values<E>()) {
    if (spelling == text) return candidate;
  }
  return std::nullopt;
}

// Collects what a reader finds: every problem has a pointer, none stops the reading.
class ShapeReader {
 public:
  explicit ShapeReader(StageName stage) : stage_(stage) {}

  template <class T>
  void read(const json::value& value, std::string_view pointer, const About& row, T& out);

  std::vector<Finding> findings;

 private:
  void complain(std::string_view pointer, std::string message, std::string_view reason);
  void check_text(const std::string& text, std::string_view pointer, const About& row);
  void check_count(std::size_t count, std::string_view pointer, const About& row);
  void check_number(std::int64_t number, std::string_view pointer, const About& row);
  void wrong_type(std::string_view pointer, std::string_view expected, const json::value& found);

  StageName stage_;
  int depth_ = 0;
};

namespace detail {
inline constexpr About any_row{};
}

template <class T>
void ShapeReader::read(const json::value& value, std::string_view pointer, const About& row, T& out) {
  if constexpr (optional_of<T>::value) {
    if (value.is_null()) return;
    read(value, pointer, row, out.emplace());
  } else if constexpr (std::same_as<T, std::string>) {
    if (const auto* text = value.if_string()) {
      out.assign(text->data(), text->size());
      check_text(out, pointer, row);
    } else {
      wrong_type(pointer, "text", value);
    }
  } else if constexpr (std::same_as<T, bool>) {
    if (const auto* flag = value.if_bool()) {
      out = *flag;
    } else {
      wrong_type(pointer, "true or false", value);
    }
  } else if constexpr (std::integral<T>) {
    if (const auto* number = value.if_int64()) {
      out = static_cast<T>(*number);
      check_number(*number, pointer, row);
    } else {
      wrong_type(pointer, "an integer", value);
    }
  } else if constexpr (std::floating_point<T>) {
    if (value.is_number()) {
      out = value.to_number<T>();
    } else {
      wrong_type(pointer, "a number", value);
    }
  } else if constexpr (DescribedEnum<T>) {
    const auto* text = value.if_string();
    const auto parsed = text == nullptr ? std::nullopt : parse_enum<T>({text->data(), text->size()});
    if (parsed) {
      out = *parsed;
    } else {
      std::string all;
      for (const auto& [candidate, spelling] : wire_values<T>()) all += (all.empty() ? "" : ", ") + spelling;
      wrong_type(pointer, "one of " + all, value);
    }
  } else if constexpr (std::same_as<T, json::value>) {
    out = value;
  } else if constexpr (std::same_as<T, json::object>) {
    if (const auto* object = value.if_object()) {
      out = *object;
    } else {
      wrong_type(pointer, "an object", value);
    }
  } else if constexpr (dictionary_of<T>::value) {
    const auto* object = value.if_object();
    if (object == nullptr) return wrong_type(pointer, "an object", value);
    for (const auto& [name, member] : *object) {
      auto& entry = out.emplace_back();
      entry.first = name;
      read(member, pointer_to(pointer, name), detail::any_row, entry.second);
    }
  } else if constexpr (list_of<T>::value) {
    const auto* array = value.if_array();
    if (array == nullptr) {
      if (value.is_object() || value.is_null() || Described<typename list_of<T>::type>)
        return wrong_type(pointer, "a list", value);
      read(value, pointer, detail::any_row, out.emplace_back());  // a lone value is a list of one
      return;
    }
    out.reserve(array->size());
    check_count(array->size(), pointer, row);
    auto item_row = row;
    item_row.min_length = item_row.max_length = 0;
    for (std::size_t i = 0; i < array->size(); ++i) {
      if constexpr (std::same_as<T, std::vector<bool>>) {
        static_assert(!sizeof(T), "no list of flags in a payload");
      } else {
        read((*array)[i], pointer_to(pointer, i), item_row, out.emplace_back());
      }
    }
  } else {
    static_assert(Described<T>);
    const auto* object = value.if_object();
    if (object == nullptr) return wrong_type(pointer, "an object", value);
    if (++depth_ > 64) {
      --depth_;
      return complain(pointer, "nested more than 64 levels deep", "Deeper trees are refused on reading.");
    }
    const auto& names = wire_names<T>();
    std::size_t index = 0;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
      const auto& name = names[index++];
      static constexpr const auto& about = about_member<T>(decltype(member)::name);
      const auto* found = object->if_contains(name);
      if (found != nullptr &&
          (!found->is_null() ||
           std::same_as<std::remove_cvref_t<decltype(out.*member.pointer)>, json::value>)) {
        read(*found, pointer_to(pointer, name), about, out.*member.pointer);
      } else if (about.is_required) {
        complain(pointer_to(pointer, name), "`" + name + "` is missing", about.meaning);
      }
    });
    for (const auto& [name, member] : *object) {
      bool is_known = false;
      for (const auto& known : names) is_known = is_known || name == std::string_view(known);
      if (!is_known) out.extras.emplace(name, member);
    }
    --depth_;
  }
}

// True when an optional member of this value is left out of the written text.
template <class T>
bool is_absent(const T& value) {
  if constexpr (optional_of<T>::value) {
    return !value.has_value();
  } else if constexpr (std::same_as<T, std::string> || list_of<T>::value || dictionary_of<T>::value ||
                       std::same_as<T, json::object>) {
    return value.empty();
  } else if constexpr (std::same_as<T, json::value>) {
    return value.is_null();
  } else if constexpr (std::same_as<T, bool>) {
    return !value;
  } else {
    return false;
  }
}

template <class T>
void write_value(JsonWriter& writer, const T& value) {
  if constexpr (optional_of<T>::value) {
    if (value) {
      write_value(writer, *value);
    } else {
      writer.null();
    }
  } else if constexpr (std::same_as<T, std::string>) {
    writer.text(value);
  } else if constexpr (std::same_as<T, bool>) {
    writer.boolean(value);
  } else if constexpr (std::integral<T>) {
    writer.number(static_cast<long long>(value));
  } else if constexpr (std::floating_point<T>) {
    writer.number(static_cast<double>(value));
  } else if constexpr (DescribedEnum<T>) {
    writer.text(wire_value(value));
  } else if constexpr (std::same_as<T, json::value>) {
    writer.value(value);
  } else if constexpr (std::same_as<T, json::object>) {
    writer.begin_object();
    for (const auto& [name, member] : value) {
      writer.key(name);
      writer.value(member);
    }
    writer.end_object();
  } else if constexpr (dictionary_of<T>::value) {
    writer.begin_object();
    for (const auto& [name, member] : value) {
      writer.key(name);
      write_value(writer, member);
    }
    writer.end_object();
  } else if constexpr (list_of<T>::value) {
    writer.begin_array();
    for (const auto& element : value) write_value(writer, element);
    writer.end_array();
  } else {
    static_assert(Described<T>);
    const auto& names = wire_names<T>();
    std::size_t index = 0;
    writer.begin_object();
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
      const auto& name = names[index++];
      const auto& content = value.*member.pointer;
      static constexpr const auto& about = about_member<T>(decltype(member)::name);
      if (!about.is_required && is_absent(content)) return;
      writer.key(name);
      write_value(writer, content);
    });
    for (const auto& [name, member] : value.extras) {
      writer.key(name);
      writer.value(member);
    }
    writer.end_object();
  }
}

// Canonical JSON text of a described value; ends with \n.
template <Described T>
std::string write(const T& value) {
  std::string out;
  JsonWriter writer(out);
  write_value(writer, value);
  out += '\n';
  return out;
}

// The same as a JSON value.
template <class T>
json::value to_value(const T& value) {
  std::string out;
  JsonWriter writer(out);
  write_value(writer, value);
  return parse_json(out).value();
}

// JSON Schema 2020-12 of a described struct: definitions by struct name in $defs.
class SchemaWriter {
 public:
  template <class T>
  json::object schema_of(const About& row);

  json::object definitions;
};

std::string struct_name(std::string_view type_signature);
void add_text_limits(json::object& schema, const About& row);
void add_list_limits(json::object& schema, const About& row);
void add_number_limits(json::object& schema, const About& row);

template <class T>
std::string name_of_struct() {
  return struct_name(__PRETTY_FUNCTION__);
}

template <class T>
json::object SchemaWriter::schema_of(const About& row) {
  json::object schema;
  if constexpr (optional_of<T>::value) {
    return schema_of<typename optional_of<T>::type>(row);
  } else if constexpr (std::same_as<T, std::string>) {
    schema["type"] = "string";
    add_text_limits(schema, row);
  } else if constexpr (std::same_as<T, bool>) {
    schema["type"] = "boolean";
  } else if constexpr (std::integral<T>) {
    schema["type"] = "integer";
    add_number_limits(schema, row);
  } else if constexpr (std::floating_point<T>) {
    schema["type"] = "number";
  } else if constexpr (DescribedEnum<T>) {
    json::array values;
    for (const auto& [value, spelling] : wire_values<T>()) values.emplace_back(spelling);
    schema["enum"] = std::move(values);
  } else if constexpr (std::same_as<T, json::value>) {
    // any JSON value
  } else if constexpr (std::same_as<T, json::object>) {
    schema["type"] = "object";
  } else if constexpr (dictionary_of<T>::value) {
    schema["type"] = "object";
    schema["additionalProperties"] = schema_of<typename dictionary_of<T>::type>(detail::any_row);
  } else if constexpr (list_of<T>::value) {
    auto item_row = row;
    item_row.min_length = item_row.max_length = 0;
    schema["type"] = "array";
    schema["items"] = schema_of<typename list_of<T>::type>(item_row);
    add_list_limits(schema, row);
  } else {
    static_assert(Described<T>);
    const auto name = name_of_struct<T>();
    schema["$ref"] = "#/$defs/" + name;
    if (definitions.contains(name)) return schema;
    definitions[name] = nullptr;  // reserves the place, ends recursion
    json::object properties;
    json::array required;
    const auto& names = wire_names<T>();
    std::size_t index = 0;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
      using Member = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
      const auto& wire = names[index++];
      static constexpr const auto& about = about_member<T>(decltype(member)::name);
      auto property = schema_of<Member>(about);
      property["description"] = about.meaning;
      properties[wire] = std::move(property);
      if (about.is_required) required.emplace_back(wire);
    });
    json::object definition{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) definition["required"] = std::move(required);
    definitions[name] = std::move(definition);
  }
  return schema;
}

}  // namespace nonagon::design
