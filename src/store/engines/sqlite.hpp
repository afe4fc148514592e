#pragma once

#include <filesystem>
#include <memory>

#include "store/connection.hpp"

namespace nonagon::store {

// Opens or creates a SQLite file: WAL, synchronous=FULL, foreign keys on. The schema is there after
// migrate().
Result<std::unique_ptr<Connection>> open_sqlite(const std::filesystem::path& file);

}  // namespace nonagon::store
