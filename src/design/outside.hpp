#pragma once

#include "design/api.hpp"
#include "design/operations.hpp"

namespace nonagon::design {

// Whether another system calls it, and no screen or client of this design.
bool is_called_from_outside(const Api& api, const Operation& operation);

}  // namespace nonagon::design
