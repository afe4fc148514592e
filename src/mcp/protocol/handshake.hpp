#pragma once

#include <string>

#include "mcp/protocol/service.hpp"

// How a client says which revision it speaks, the same over every transport.
namespace nonagon::mcp {

inline constexpr JsonLimits message_limits{.bytes = 4U << 20U, .depth = 64};

// Legacy revisions: what `initialize` asked for, and the revision that it gets.
struct Handshake {
  Revision revision = latest_legacy;
  json::object client_capabilities;
};

RpcResult<Handshake> read_handshake(const json::object& params);
json::object handshake_answer(const Service& service, const Handshake& handshake);

// The modern revision: every request carries its version and the client's capabilities in `_meta`.
bool has_envelope(const json::object& params);
// The version that a whole envelope names; fails with invalid_params.
RpcResult<std::string> envelope_version(const Request& request);
// Fails with unsupported_version and says what is spoken.
RpcResult<void> check_version(std::string_view asked);

}  // namespace nonagon::mcp
