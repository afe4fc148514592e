#pragma once

#include "derive/screens/plan.hpp"

namespace nonagon::derive {

// Ids that no two screens share, by -2, -3 … or, for a row and its list, by -detail.
void name_uniquely(ScreenPlan& plan);

// Routes after the paths of the operations behind them: every parameter of a route is one of the key of a row
// or of a link.
void give_routes(ScreenPlan& plan);

}  // namespace nonagon::derive
