#pragma once

#include <string_view>

namespace nonagon::derive {

// True when the noun is made from the verb and means its deed: calibration of calibrate, delivery of deliver,
// visit of visit. Both are base forms.
bool is_deed_noun(std::string_view noun, std::string_view verb);

}  // namespace nonagon::derive
