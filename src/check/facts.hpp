#pragma once

#include "design/design.hpp"

namespace nonagon::check {

// What every rule of one run shares. The design must outlive it.
struct Facts {
  explicit Facts(const design::Design& design);

  const design::Design& design;
};

}  // namespace nonagon::check
