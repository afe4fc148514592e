#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace nonagon {

// A place in a text, both counted from 1; the column in code points.
struct TextPosition {
  std::size_t line = 1;
  std::size_t column = 1;

  friend bool operator==(const TextPosition&, const TextPosition&) = default;
};

// Where the value at `pointer` (RFC 6901) begins in a JSON document; for what is not there, where the nearest
// value around it begins. Empty when `text` is no JSON as far as it was read.
std::optional<TextPosition> position_of(std::string_view text, std::string_view pointer);

}  // namespace nonagon
