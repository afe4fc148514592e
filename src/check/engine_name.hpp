#pragma once

#include <optional>
#include <string_view>

#include "design/database.hpp"

namespace nonagon::check {

// The database engine that a choice or an image names: "PostgreSQL 17", "postgres:17.6" → postgresql. MariaDB
// counts as mysql.
std::optional<design::Engine> engine_in(std::string_view text);

}  // namespace nonagon::check
