#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "store/connection.hpp"
#include "store/engines/postgres.hpp"
#include "store/engines/postgres_schema.hpp"
#include "store/engines/sqlite.hpp"
#include "store/engines/sqlite_schema.hpp"
#include "store/pool.hpp"

// The contract suite runs once for each of these.
#define ENGINES ::nonagon::store::test::SqliteEngine, ::nonagon::store::test::PostgresEngine

namespace nonagon::store::test {

// What the contract suite asks of an engine: a database of a folder, opened as often as wanted.
struct SqliteEngine {
  static constexpr PoolShape shape{.has_single_writer = true};

  static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& folder) {
    return open_sqlite(folder / "store.sqlite");
  }

  static std::span<const Migration> migrations() { return sqlite_migrations(); }

  static std::span<const Extra> own_extras() { return {}; }

  // Statements of any kind, past the store; the database is made where it is missing.
  static void run_script(const std::filesystem::path& folder, std::string_view sql);

  // The statements, after what keeps the audit log from them is gone.
  static std::string without_audit_triggers(std::string_view sql) {
    return "DROP TRIGGER audit_events_keep_rows; DROP TRIGGER audit_events_keep_words; " + std::string(sql);
  }
};

// The database is one of the test program's own server; see support/postgres.hpp.
struct PostgresEngine {
  static constexpr PoolShape shape{.has_single_writer = false};

  static std::string url_of(const std::filesystem::path& folder);

  static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& folder) {
    return open_postgres(url_of(folder));
  }

  static std::span<const Migration> migrations() { return postgres_migrations(); }

  static std::span<const Extra> own_extras() { return postgres_extras; }

  static void run_script(const std::filesystem::path& folder, std::string_view sql);

  static std::string without_audit_triggers(std::string_view sql) {
    return "DROP TRIGGER audit_events_keep ON audit_events; " + std::string(sql);
  }
};

}  // namespace nonagon::store::test
