#pragma once

#include "derive/model/sketch.hpp"
#include "design/design.hpp"

namespace nonagon::derive {

// The people of the answer product.target-users and of the idea: what each does, and what that asks of the
// product.
void derive_personas(design::Design& design, const Sketch& sketch);

}  // namespace nonagon::derive
