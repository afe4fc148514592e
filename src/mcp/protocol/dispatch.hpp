#pragma once

#include "mcp/protocol/revision.hpp"
#include "mcp/protocol/service.hpp"

namespace nonagon::mcp {

// Answers a request that needs no state of a connection: discovery, tools, resources, prompts, completion.
// The handshake, `ping` and subscriptions are the transport's. (MCP 2026-07-28 and the three legacy
// revisions: server features, utilities/pagination, utilities/completion, caching.)
RpcResult<json::object> dispatch(const Service& service, const Request& request, const Exchange& exchange);

// True when `dispatch` answers this method in this revision.
bool is_known_method(std::string_view method, Revision revision);

// What `initialize` and `server/discover` say that the server can do.
json::object capabilities(const Service& service, Revision revision);
json::object implementation(const Service& service);

// Fills what the request itself tells of the client: progress token and, in the modern revision,
// capabilities, log level and answers to former questions. Fails with invalid_params.
RpcResult<void> read_exchange(const Request& request, Exchange& exchange);

}  // namespace nonagon::mcp
