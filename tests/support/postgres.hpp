#pragma once

#include <string>
#include <string_view>

#include "support/files.hpp"

namespace nonagon::test {

// A PostgreSQL server of its own: data and socket in a temporary folder, no network, gone with the object.
// It runs as `postgres` when the tests run as root, which initdb refuses.
class Postgres {
 public:
  Postgres();
  ~Postgres();
  Postgres(const Postgres&) = delete;
  Postgres& operator=(const Postgres&) = delete;

  // An empty database; the former one of that name is dropped.
  void create_database(std::string_view name);

  // Of the database, for libpq; with a folder through the socket of that name there.
  std::string url_of(std::string_view database) const;
  std::string url_of(std::string_view database, const std::filesystem::path& folder) const;

  std::filesystem::path socket() const { return folder_.path() / ".s.PGSQL.5432"; }

  // Stops the server as a power cut would, and starts it again.
  void restart();

  // Runs the statements through psql, stopping at the first error. `out` holds unaligned rows, columns parted
  // by '|'.
  Outcome run_sql(std::string_view database, std::string_view sql) const;

 private:
  void start();
  void stop();
  Outcome as_server_user(const std::string& command) const;

  TemporaryFolder folder_;
};

// One server for the whole test program, started when first asked for.
Postgres& postgres();

// The SQLite shell on a database in memory, stopping at the first error.
Outcome run_sqlite(std::string_view sql);

}  // namespace nonagon::test
