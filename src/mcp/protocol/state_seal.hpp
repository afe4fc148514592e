#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace nonagon::mcp {

// Text that a client keeps for us and must not change: bound to who asked for what, and void after a while.
class StateSeal {
 public:
  // `key`: 32 random bytes, the same on every server that may see the text again.
  explicit StateSeal(std::string key) : key_(std::move(key)) {}

  // "<expiry>.<hex of the state>.<HMAC-SHA-256 over expiry, subject and state>"
  std::string close(std::string_view state, std::string_view subject, std::chrono::sys_seconds expires) const;

  // Nothing when it was changed, belongs to another subject or has expired.
  std::optional<std::string> open(std::string_view sealed,
                                  std::string_view subject,
                                  std::chrono::sys_seconds now) const;

 private:
  std::string mark(std::string_view head, std::string_view subject) const;

  std::string key_;
};

}  // namespace nonagon::mcp
