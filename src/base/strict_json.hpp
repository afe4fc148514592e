#pragma once

#include <string_view>

#include "base/json.hpp"

namespace nonagon {

// What a document from somebody unknown may hold beyond JsonLimits. Source: docs/limits.md.
struct StrictJsonLimits {
  std::size_t values = 200'000;
  std::size_t number_bytes = 64;
};

// parse_json for what strangers send: also fails with invalid_input where an object names a member twice,
// which readers understand differently (RFC 8259, section 4), and with limit_reached beyond `strict`.
Result<json::value> parse_strict_json(std::string_view text,
                                      const JsonLimits& limits = {},
                                      const StrictJsonLimits& strict = {});

}  // namespace nonagon
