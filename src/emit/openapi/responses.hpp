#pragma once

#include <string_view>

#include "emit/openapi/book.hpp"

namespace nonagon::emit {

// Writes `responses` of an operation: success, every refusal that can happen, and default.
void write_responses(Book& book,
                     YamlWriter& yaml,
                     const design::Operation& operation,
                     bool has_path_parameters);

void write_response_reference(Book& book, YamlWriter& yaml, std::string_view status, std::string_view name);

// content: {type: {schema: {$ref}}}
void write_content(YamlWriter& yaml, std::string_view type, std::string_view schema_name);

}  // namespace nonagon::emit
