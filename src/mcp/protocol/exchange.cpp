#include "mcp/protocol/exchange.hpp"

#include <array>

namespace nonagon::mcp {
namespace {

constexpr std::array<std::string_view, 8> level_names{
    "debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"};

}  // namespace

std::optional<LogLevel> parse_log_level(std::string_view name) {
  for (std::size_t i = 0; i < level_names.size(); ++i) {
    if (level_names[i] == name) return static_cast<LogLevel>(i);
  }
  return std::nullopt;
}

std::string_view wire_name(LogLevel level) {
  return level_names[static_cast<std::size_t>(level)];
}

void Exchange::progress(double done, double total) const {
  if (progress_token.is_null() || !notify) return;
  notify("notifications/progress", {{"progressToken", progress_token}, {"progress", done}, {"total", total}});
}

void Exchange::log(LogLevel level, json::value data) const {
  if (!log_level || level < *log_level || !notify) return;
  notify("notifications/message", {{"level", wire_name(level)}, {"data", std::move(data)}});
}

}  // namespace nonagon::mcp
