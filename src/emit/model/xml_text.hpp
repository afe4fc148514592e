#pragma once

#include <string>
#include <string_view>

namespace nonagon::emit {

// Character data of an XML element (XML 1.0, section 2.4): markup signs as entities.
std::string xml_text(std::string_view text);

}  // namespace nonagon::emit
