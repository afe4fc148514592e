#pragma once

#include "emit/openapi/book.hpp"

namespace nonagon::emit {

// Writes `parameters` of an operation: path, filters, order and page of lists, conditions and keys of
// requests. `in_path` are the names in braces, in order. Nothing when there are none.
void write_parameters(Book& book,
                      YamlWriter& yaml,
                      const design::Operation& operation,
                      const std::vector<std::string>& in_path);

}  // namespace nonagon::emit
