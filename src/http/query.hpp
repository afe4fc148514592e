#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace nonagon::http {

// Decodes %XX, and + where `plus_is_space`; nothing when an escape is cut short or the text is no UTF-8.
std::optional<std::string> percent_decoded(std::string_view text, bool plus_is_space);

// Everything but letters, digits and a few marks as %XX: fit for a query, a path segment and RFC 8187.
std::string percent_encoded(std::string_view text);

// Names and values of a query string or form (WHATWG URL, application/x-www-form-urlencoded). Nothing when it
// cannot be decoded.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_form(std::string_view text);

}  // namespace nonagon::http
