#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "mcp/protocol/revision.hpp"
#include "mcp/protocol/rpc.hpp"

namespace nonagon::mcp {

// Severities of log messages (RFC 5424, section 6.2.1), the least severe first.
enum class LogLevel { debug, info, notice, warning, error, critical, alert, emergency };

std::optional<LogLevel> parse_log_level(std::string_view name);
std::string_view wire_name(LogLevel level);

// The client's side of one request: what it told about itself, and how to reach it while its request is in
// work. What a transport cannot do is left empty.
struct Exchange {
  Revision revision = latest;
  std::string principal;  // who asks: a token's or session's id
  json::object client_capabilities;
  json::value progress_token = nullptr;  // null: no progress is wanted
  std::optional<LogLevel> log_level;     // nothing below it is sent; without it nothing at all
  json::object input_responses;          // answers to what the handler asked for the last time
  std::string state;                     // what the handler then gave to be kept; checked
  std::function<void(std::string_view method, json::object params)> notify;
  // Asks the client and waits; legacy revisions only.
  std::function<RpcResult<json::object>(std::string_view method, json::object params)> ask;
  std::function<bool()> is_cancelled;

  void progress(double done, double total) const;
  void log(LogLevel level, json::value data) const;

  bool client_can(std::string_view capability) const { return client_capabilities.contains(capability); }
};

}  // namespace nonagon::mcp
