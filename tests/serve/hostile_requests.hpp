#pragma once

#include <string>
#include <vector>

namespace nonagon::test {

// Bytes that somebody might send, and what has to come back.
struct HostileRequest {
  std::string name;
  std::string bytes;
  // The statuses of the answers in their order; "cut": then the server closes; "waits": it wants more.
  // Without either the connection must serve the next request.
  std::string expected;
  bool closes_after = false;  // the client closes its side after the bytes
};

// At least 150; each name once.
std::vector<HostileRequest> hostile_requests();

}  // namespace nonagon::test
