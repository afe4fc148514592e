#pragma once

#include <string_view>

namespace nonagon::derive {

// What a role may do with rows in general, read from its name.
enum class Rank {
  steward,  // keeps the product running: may do everything
  staff,    // works with it
  customer  // is served by it: its own rows
};

Rank rank_of(std::string_view role);

}  // namespace nonagon::derive
