#pragma once

#include <array>
#include <span>

#include "store/engines/migrations.hpp"
#include "store/extras.hpp"

namespace nonagon::store {

std::span<const Migration> postgres_migrations();

// What only this engine needs.
inline constexpr std::array postgres_extras{
    Extra{"commit_marks", "", "a commit whose answer was lost is known to have arrived, or not"},
};

}  // namespace nonagon::store
