#pragma once

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "base/json.hpp"

// JSON-RPC 2.0 as MCP uses it: ids are strings or integers, parameters are objects.
namespace nonagon::mcp {

enum class RpcCode : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  internal_error = -32603,
  resource_not_found = -32002,  // legacy revisions only
  // 2026-07-28
  header_mismatch = -32020,
  missing_capability = -32021,
  unsupported_version = -32022,
};

struct RpcError {
  RpcCode code;
  std::string message;
  json::value data = nullptr;
};

template <class T>
using RpcResult = std::expected<T, RpcError>;

std::unexpected<RpcError> refuse(RpcCode code, std::string message, json::value data = nullptr);

struct Request {
  json::value id = nullptr;  // null for a notification
  std::string method;        // empty for a response
  json::object params;
  std::optional<json::object> response;  // a whole response to a request of ours

  bool is_notification() const { return id.is_null() && !response; }
};

// Why a message could not be read, with its id where that could be.
struct BadMessage {
  RpcError error;
  json::value id = nullptr;
};

// Reads one message: a request, a notification or a response.
std::expected<Request, BadMessage> read_message(const json::value& message);

// The text of a member; empty when it is missing or something else.
std::string text_member(const json::object& object, std::string_view name);

json::object success(const json::value& id, json::object result);
json::object failure(const json::value& id, const RpcError& error);
json::object notification(std::string_view method, json::object params);

}  // namespace nonagon::mcp
