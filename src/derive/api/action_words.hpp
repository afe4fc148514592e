#pragma once

#include <string>
#include <string_view>

namespace nonagon::derive {

// "handOutLoan" of a Loan → "hand-out"; of anything else, the whole name.
std::string action_name(std::string_view action, std::string_view entity);

// "Hand out the loan."
std::string action_summary(std::string_view action, std::string_view entity);

}  // namespace nonagon::derive
