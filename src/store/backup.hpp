#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string_view>

#include "store/connection.hpp"

// One file that holds a store and restores into either engine: gzip (RFC 1952) of JSON lines. The first line
// says format, schema and time; then comes a line for each table and one for each of its rows, in an order in
// which rows only point at earlier ones; the last line says how many rows there were, and the SHA-256 of all
// lines before it. Left out are what lives shortly (sessions, sign-in links, failures to sign in, stored
// answers) and the key file that seals the keys of providers.
namespace nonagon::store {

struct BackupSummary {
  std::size_t tables = 0;
  std::size_t rows = 0;
};

// Takes the next bytes of a backup.
using Sink = std::function<Result<void>(std::string_view bytes)>;

// Fills the start of the buffer with the next bytes of a backup and says how many; 0 at its end.
using Source = std::function<Result<std::size_t>(std::span<char> buffer)>;

// Writes all rows as one moment saw them; others go on writing meanwhile. `now` is RFC 3339.
Result<BackupSummary> write_backup(Connection& connection, std::string_view now, const Sink& sink);

// Puts a backup into a store that is migrated and empty. All or nothing: when it fails, the store is as it
// was. Fails with wrong_state when the store is not empty or the backup is of another schema, and with
// invalid_input when the file is damaged or incomplete.
Result<BackupSummary> restore_backup(Connection& connection, const Source& source);

// The same with a file, which is there whole and on disk, readable by its owner only, or not at all.
Result<BackupSummary> write_backup_file(Connection& connection,
                                        std::string_view now,
                                        const std::filesystem::path& file);
Result<BackupSummary> restore_backup_file(Connection& connection, const std::filesystem::path& file);

}  // namespace nonagon::store
