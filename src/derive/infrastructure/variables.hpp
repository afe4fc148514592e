#pragma once

#include "derive/infrastructure/hosting.hpp"

namespace nonagon::derive {

// The variables of every service, secrets without a default. Call when the services are there.
void derive_variables(design::Design& design, const Hosting& hosting);

}  // namespace nonagon::derive
