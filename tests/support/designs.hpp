#pragma once

#include <string_view>

#include "design/design.hpp"

namespace nonagon::test {

// tests/fixtures/<name>/: the payloads that lie there, ids assigned. "repair-shop" or "design-tool".
design::Design fixture(std::string_view name);

// Two designs with all nine stages: Nonagon's own, and the lending library as the built-in engine designed
// it.
design::Design own_design();
design::Design derived_library();

}  // namespace nonagon::test
