#pragma once

#include <vector>

#include "design/design.hpp"

namespace nonagon::design {

// An assumption with the stage whose decision it stands behind.
struct StageAssumption {
  StageName stage;
  Assumption assumption;
};

// Everything that the design takes for granted, in the order of the stages: what stands in
// product.assumptions (under the stage whose answer replaces it) and what later stages keep beside their own
// decisions, as `assumptions` in their payloads. One an id.
std::vector<StageAssumption> assumptions_of(const Design& design);

// The built-in engine notes what a later stage took for granted in the product payload, which that stage may
// not change: there it would make everything stale. This puts what is new since `before` into the payload of
// the stage that assumed it.
void keep_assumptions(Design& design, StageName stage, const std::vector<Assumption>& before);

}  // namespace nonagon::design
