#pragma once

#include <functional>

#include "mcp/protocol/listener.hpp"

namespace nonagon::mcp {

// What the official conformance suite wants to find on a server: its tools, prompts and resources by their
// names. `announce` is called by the tools that change a list.
Service fixture_service(std::function<void(const Change& change)> announce);

}  // namespace nonagon::mcp
