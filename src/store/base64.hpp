#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nonagon::store {

// URL-safe, without padding (RFC 4648, section 5).
std::string to_base64(std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);

}  // namespace nonagon::store
