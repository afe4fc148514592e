#pragma once

#include <string>

#include "base/result.hpp"

namespace nonagon::app {

// Asks the desktop to show an address, by xdg-open (which heeds BROWSER), and does not wait for it. Fails
// with unavailable when there is no such program.
Result<void> open_browser(std::string address);

}  // namespace nonagon::app
