#pragma once

#include "base/json.hpp"
#include "base/result.hpp"

namespace nonagon::check {

// Applies a JSON Patch (RFC 6902) of the operations that fixes are made of: add, remove and replace. Fails
// with invalid_input and the path when there is no such place, and then leaves `document` half changed.
Result<void> apply_patch(json::value& document, const json::array& patch);

}  // namespace nonagon::check
