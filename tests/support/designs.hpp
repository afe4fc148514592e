#pragma once

#include <string_view>

#include "design/design.hpp"

namespace nonagon::test {

// tests/fixtures/<name>/: the payloads that lie there, ids assigned. "repair-shop" or "design-tool".
design::Design fixture(std::string_view name);

}  // namespace nonagon::test
