#pragma once

#include <chrono>
#include <string>

namespace nonagon {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

// Where the time comes from: the system's in the binary, a fixed one in tests.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

// RFC 3339 in UTC with milliseconds: 2026-02-18T18:56:00.000Z
std::string rfc3339(Instant instant);

}  // namespace nonagon
