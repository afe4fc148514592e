#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "net/http.hpp"

namespace nonagon::http {

// One request as the operator sees it. Holds no token, no body and no query.
struct Served {
  std::string_view method;
  std::string_view path;
  std::string_view operation;  // the route's id, or what else answered
  std::string_view address;
  std::string_view request_id;
  int status = 0;
  std::size_t bytes = 0;
  std::chrono::microseconds took{0};
};

// Counts requests and writes the access log. Safe from any thread.
class Telemetry {
 public:
  // `log`: where lines go, JSON, one a request; none when null.
  Telemetry(const Clock& clock, std::FILE* log);
  Telemetry(const Telemetry&) = delete;
  Telemetry& operator=(const Telemetry&) = delete;
  ~Telemetry();

  void note(const Served& served);

  // The text exposition format of Prometheus, version 0.0.4.
  std::string metrics() const;

 private:
  struct Figures;

  const Clock& clock_;
  std::FILE* log_;
  std::unique_ptr<Figures> figures_;
};

}  // namespace nonagon::http
