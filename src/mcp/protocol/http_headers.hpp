#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mcp/protocol/service.hpp"
#include "net/http.hpp"

// What Streamable HTTP says in headers (MCP 2026-07-28, transports, standard and custom request headers).
namespace nonagon::mcp {

// A header's value: as it stands, or the UTF-8 of "=?base64?…?=". Nothing when that is no Base64 (RFC 4648).
std::optional<std::string> decode_header(std::string_view value);

// Checks that Mcp-Method and Mcp-Name are there and say what the body says.
RpcResult<void> check_standard_headers(const net::Request& http, const Request& request);

// Checks each Mcp-Param header that the tool's input schema asks for by "x-mcp-header".
RpcResult<void> check_parameter_headers(const net::Request& http,
                                        const Request& request,
                                        const Service& service);

// The names that a server is reached by, beside those of this machine itself.
struct OwnNames {
  std::string host;     // "design.example.com", or empty
  bool is_any = false;  // nobody said by which name: any that leads here
};

// True when Host, and Origin where it was sent, are of this server (DNS rebinding).
bool is_from_here(const net::Request& http, const OwnNames& names);

}  // namespace nonagon::mcp
