#pragma once

#include "design/design.hpp"

namespace nonagon::derive {

// False for a command line tool, a library or a service that only programs call: no shell, no screens.
bool has_user_interface(const design::Design& design);

// True when fingers use it: phones, tablets, shop floors.
bool is_touched(const design::Design& design);

}  // namespace nonagon::derive
