#pragma once

#include "base/json.hpp"
#include "http/server_parts.hpp"

namespace nonagon::http {

// The OpenAPI 3.1 document of the REST API, made from its route table.
json::object openapi_document(const ServerOptions& options);

}  // namespace nonagon::http
