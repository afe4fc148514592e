#pragma once

#include <optional>
#include <string_view>

#include "base/clock.hpp"

namespace nonagon {

// A time of RFC 3339 (section 5.6) with any offset and fraction, cut to milliseconds; nothing when it is
// none. A leap second counts as the second before it.
std::optional<Instant> parse_rfc3339(std::string_view text);

}  // namespace nonagon
