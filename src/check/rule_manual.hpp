#pragma once

#include <string>

namespace nonagon::check {

// docs/rules.md: every rule with what it means, why, how to mend it, an example that breaks it and one that
// holds.
std::string rule_manual();

}  // namespace nonagon::check
