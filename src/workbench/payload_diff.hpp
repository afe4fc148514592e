#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"

namespace nonagon::workbench {

enum class ChangeKind { added, removed, changed };

// One difference between two payloads. Elements of a list are told apart by their id or name where they have
// one.
struct PayloadChange {
  ChangeKind kind;
  std::string pointer;  // JSON Pointer into the later payload; of what is removed, into the earlier one
  json::value before;
  json::value after;
};

std::vector<PayloadChange> payload_diff(const json::value& before, const json::value& after);
json::array to_json(const std::vector<PayloadChange>& changes);

}  // namespace nonagon::workbench
