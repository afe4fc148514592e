#pragma once

#include <span>

#include "store/engines/migrations.hpp"

namespace nonagon::store {

std::span<const Migration> sqlite_migrations();

}  // namespace nonagon::store
