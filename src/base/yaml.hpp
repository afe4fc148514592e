#pragma once

#include <string>
#include <string_view>

#include "base/json.hpp"

namespace nonagon {

struct YamlLimits {
  std::size_t bytes = 5U << 20U;
  std::size_t nodes = 200'000;       // after aliases are followed
  std::size_t alias_nodes = 10'000;  // nodes that stand there only through an alias
  std::size_t depth = 64;
};

// Parses one YAML document into its JSON value: plain scalars by the YAML 1.2 core schema, quoted ones as
// text, keys as text. Fails with invalid_input and "line L, column C", or limit_reached.
Result<json::value> parse_yaml(std::string_view text, const YamlLimits& limits = {});

// Writes a JSON value as YAML that a 1.1 and a 1.2 reader understand alike: every scalar that could be read
// as another type is quoted. Ends with \n. Satisfies yamllint's relaxed rules.
std::string write_yaml(const json::value& value);

// One scalar as it would stand in such a document.
std::string yaml_text(std::string_view text);

}  // namespace nonagon
