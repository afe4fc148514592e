#pragma once

#include "mcp/protocol/revision.hpp"
#include "mcp/protocol/service.hpp"

namespace nonagon::mcp {

// Answers a request that needs no state of a connection: discovery, tools, resources, prompts, completion.
// The handshake, `ping` and subscriptions are the transport's. (MCP 2026-07-28 and the three legacy
// revisions: server features, utilities/pagination, utilities/completion, caching.)
RpcResult<json::object> dispatch(const Service& service, const Request& request, Revision revision);

// What `initialize` and `server/discover` say that the server can do.
json::object capabilities();
json::object implementation(const Service& service);

}  // namespace nonagon::mcp
