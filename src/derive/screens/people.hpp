#pragma once

#include "derive/screens/plan.hpp"

namespace nonagon::derive {

// Says of every screen who opens it, for whom it is made first, and which features it carries.
void find_people(const design::Design& design, ScreenPlan& plan);

}  // namespace nonagon::derive
