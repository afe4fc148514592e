#pragma once

#include <optional>

#include "design/design.hpp"

namespace nonagon::derive {

// The frame around the screens, made from the plan that the screens are made from; nothing without a user
// interface.
std::optional<design::ApplicationShell> application_shell(const design::Design& design);

// A colour role for every value of every field that tells where a row stands.
design::Dictionary<design::Dictionary<std::string>> status_colours(const design::DataModel& model);

}  // namespace nonagon::derive
