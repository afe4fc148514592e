#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "store/connection.hpp"

namespace nonagon::store {

// One step of the schema. Released steps never change; a change is a new step at the end.
struct Migration {
  std::string_view name;
  std::string_view sql;
};

// The known migrations that the table schema_migrations does not list yet. Fails with wrong_state when the
// database has one that this program does not know, or knows otherwise.
Result<std::span<const Migration>> missing_migrations(Connection& connection,
                                                      std::span<const Migration> known);

// Notes in schema_migrations that the migration with this number, counted from 1, was applied.
Result<void> note_migration(Connection& connection,
                            std::size_t number,
                            const Migration& migration,
                            std::string_view applied_at);

}  // namespace nonagon::store
