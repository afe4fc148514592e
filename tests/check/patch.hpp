#pragma once

#include "base/json.hpp"

namespace nonagon::test {

// Applies the operations add, replace and remove of a JSON Patch (RFC 6902); throws when a place does not
// exist.
void apply_patch(json::value& document, const json::array& patch);

}  // namespace nonagon::test
