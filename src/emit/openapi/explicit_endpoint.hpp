#pragma once

#include "design/api.hpp"
#include "emit/openapi/yaml_writer.hpp"

namespace nonagon::emit {

// Operations that another tool decided, as they were written: parameters, request and answer in either
// dialect.
void write_explicit_parameters(YamlWriter& list, const design::ExplicitEndpoint& endpoint);
bool has_explicit_body(const design::ExplicitEndpoint& endpoint);
void write_explicit_body(YamlWriter& yaml, const design::ExplicitEndpoint& endpoint);
void write_explicit_success(YamlWriter& yaml, const design::ExplicitEndpoint& endpoint);

}  // namespace nonagon::emit
