#pragma once

#include <string_view>

namespace nonagon::emit {

// Width in pixels of one line of text at 12 px, from our own table: no font is asked, so every machine draws
// the same.
double text_width(std::string_view text);

}  // namespace nonagon::emit
