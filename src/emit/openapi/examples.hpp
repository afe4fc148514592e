#pragma once

#include "emit/openapi/shape.hpp"

namespace nonagon::emit {

struct ExampleRequest {
  std::string_view name;   // of the field
  std::string_view owner;  // entity or action that it belongs to
  std::size_t place = 1;   // of the entity that a key names: examples of keys agree within a document
  design::FieldType type;
  std::optional<design::TextFormat> format;
  Bounds bounds;
  bool is_personal = false;  // a name is a person's
};

// A value that satisfies the shape and looks like life; null where none is certain. The same request gives
// the same value.
json::value example_of(const Shape& shape, const ExampleRequest& request);

}  // namespace nonagon::emit
