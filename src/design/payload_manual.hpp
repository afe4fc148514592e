#pragma once

#include <string>

namespace nonagon::design {

// docs/payloads.md: every payload and struct with its members, made from the same description as reader,
// writer and schema.
std::string payload_manual();

}  // namespace nonagon::design
