#pragma once

#include <vector>

#include "derive/model/sketch.hpp"
#include "design/product.hpp"

namespace nonagon::derive {

// What usually goes wrong where such things are kept by hand, told of the things and people of this idea; at
// most four, and every feature stands behind one of them. For an interview that names no pains.
std::vector<design::Problem> usual_problems(const Sketch& sketch,
                                            const std::vector<design::Feature>& features);

}  // namespace nonagon::derive
