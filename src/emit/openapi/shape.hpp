#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "design/data_model.hpp"
#include "design/design.hpp"
#include "design/field_type.hpp"
#include "design/symbols.hpp"
#include "emit/openapi/yaml_writer.hpp"

namespace nonagon::emit {

// The words of a name as a person says them: "RepairTicket" → "repair ticket".
std::string spoken(std::string_view name);

// The JSON Schema of one value: what a field type, its format and its check come to.
struct Shape {
  std::string_view type = "string";
  std::string format;
  std::string pattern;
  std::optional<std::int64_t> min_length;
  std::optional<std::int64_t> max_length;
  std::optional<std::int64_t> minimum;
  std::optional<std::int64_t> maximum;
  std::vector<std::string> values;  // of an enum
  bool is_base64 = false;
  bool is_list = false;
  bool is_nullable = false;
  bool is_write_only = false;
  std::string description;
  json::value example;   // of one value, also when it is a list; null: none
  json::value default_;  // null: none
};

// Limits that a check sets on a single field; conditions over other fields are passed over.
struct Bounds {
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::string pattern;
};

Bounds bounds_of(std::string_view check, std::string_view field);

// Which field points at which entity, and where each entity stands: what examples and descriptions are made
// from.
struct Neighbours {
  explicit Neighbours(const design::Symbols& symbols);

  std::map<const design::Field*, const design::Entity*> targets;
  std::map<const design::Entity*, std::size_t> places;
};

Shape shape_of(const design::Entity& entity, const design::Field& field, const Neighbours& neighbours);

// The shape of a value that is no field: an action's input, a parameter. `owner` names what it belongs to,
// for its example.
Shape shape_of(std::string_view type,
               std::string_view name,
               std::string_view description,
               std::string_view owner);

// Writes the keywords of the shape at the writer's depth.
void write_shape(YamlWriter& yaml, const Shape& shape);

// A value that satisfies the shape: its example, its first enum value, or the simplest one.
json::value sample_of(const Shape& shape);

// False when the sample is a guess that the shape may refuse.
bool has_certain_sample(const Shape& shape);

// The shape without description, default and null, as a query or path parameter takes it.
Shape parameter_shape(Shape shape);

}  // namespace nonagon::emit
