#pragma once

#include "derive/language/token.hpp"

namespace nonagon::derive {

// How well `to` follows `from`, in half bits.
int weight_between(Tag from, Tag to);

}  // namespace nonagon::derive
