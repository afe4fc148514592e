#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace nonagon::http {

// True when Accept-Encoding allows gzip (RFC 9110, section 12.5.3).
bool accepts_gzip(std::string_view header);

// The text as gzip (RFC 1952); nothing when it would not become shorter.
std::optional<std::string> gzip(std::string_view text);

// What was packed by us as one gzip member; its last four bytes give the size.
std::string gunzip(std::string_view packed);

}  // namespace nonagon::http
