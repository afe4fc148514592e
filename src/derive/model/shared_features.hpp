#pragma once

#include "design/design.hpp"

namespace nonagon::derive {

// An entity that no feature names serves one feature of each neighbour: those that it points at or that point
// at it.
void share_features(design::DataModel& model);

}  // namespace nonagon::derive
