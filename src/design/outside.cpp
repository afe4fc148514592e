#include "design/outside.hpp"

#include <algorithm>

namespace nonagon::design {

bool is_called_from_outside(const Api& api, const Operation& operation) {
  return std::ranges::any_of(api.integrations, [&](const Integration& integration) {
    return integration.direction == "incoming" &&
           std::ranges::find(integration.used_by, operation.id) != integration.used_by.end();
  });
}

}  // namespace nonagon::design
