#pragma once

#include <chrono>
#include <string>

#include "base/result.hpp"
#include "net/http.hpp"

namespace nonagon::net {

struct ClientLimits {
  std::chrono::seconds stall_time{60};   // of one read or write
  std::size_t body_bytes = 300U << 20U;  // of an answer
};

// Asks one question of the server at `base` ("https://design.example.com", "http://127.0.0.1:8737") and waits
// for the answer. Certificates are checked against the system's; redirects are not followed, so that a token
// goes nowhere else. `request.target` is appended to the path of `base`. Fails with unavailable when the
// server cannot be reached, and with usage when `base` is no http or https address.
Result<Response> ask(const std::string& base, const Request& request, const ClientLimits& limits = {});

}  // namespace nonagon::net
