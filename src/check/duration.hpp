#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace nonagon::check {

// Seconds of an ISO 8601 duration such as PT15M, P30D or P1Y6M (section 5.5.2.4): whole numbers, designators
// in order, weeks alone. A year counts 365 days and a month 30, which is enough to compare periods. Empty
// when the text is none, or longer than ten thousand years.
std::optional<std::int64_t> duration_seconds(std::string_view text);

}  // namespace nonagon::check
