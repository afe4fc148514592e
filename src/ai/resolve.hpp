#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "ai/address.hpp"

namespace nonagon::ai {

// The addresses of a name; an address is its own.
using Resolver = std::function<Result<std::vector<Address>>(const std::string& host, std::stop_token stop)>;

// Asks the system, and waits at most ten seconds for it: getaddrinfo itself cannot be ended.
Result<std::vector<Address>> resolve(const std::string& host, std::stop_token stop);

}  // namespace nonagon::ai
