#pragma once

#include "derive/infrastructure/hosting.hpp"

namespace nonagon::derive {

// Backup, and what is watched: the signals that were chosen, and the domain's own (what waits too long).
void derive_backup(design::Design& design, const Hosting& hosting);
void derive_monitoring(design::Design& design, const Hosting& hosting);

}  // namespace nonagon::derive
