#include "store/engines/migrations.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "store/columns.hpp"

namespace nonagon::store {

Result<std::span<const Migration>> missing_migrations(Connection& connection,
                                                      std::span<const Migration> known) {
  const auto applied =
      TRY(connection.query("SELECT number, checksum FROM schema_migrations ORDER BY number", {}));
  for (const auto& row : applied) {
    const auto number = static_cast<std::size_t>(std::get<std::int64_t>(row.at(0)));
    if (number > known.size()) {
      return fail(Error{.code = ErrorCode::wrong_state,
                        .detail = fmt::format(
                            "the database has schema {}; this program knows up to {}", number, known.size()),
                        .pointer = {},
                        .reason = "a newer nonagon wrote it, and an older one would damage it",
                        .fix = "Use that newer version, or another database."});
    }
    if (Value(sha256_hex(known[number - 1].sql)) != row.at(1)) {
      return fail(Error{
          .code = ErrorCode::wrong_state,
          .detail = fmt::format("migration {} of the database is not the one that this program has", number),
          .pointer = {},
          .reason = "the database was made by a program that was never released, or is damaged",
          .fix = "Restore a backup, or use another database."});
    }
  }
  return known.subspan(applied.size());
}

Result<void> note_migration(Connection& connection,
                            std::size_t number,
                            const Migration& migration,
                            std::string_view applied_at) {
  TRY(connection.execute(
      "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)",
      parameters(static_cast<std::int64_t>(number),
                 std::string(migration.name),
                 sha256_hex(migration.sql),
                 std::string(applied_at))));
  return {};
}

}  // namespace nonagon::store
