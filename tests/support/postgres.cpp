#include "support/postgres.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>
#include <unistd.h>

namespace nonagon::test {
namespace {

constexpr std::string_view binaries = "/usr/lib/postgresql/15/bin";

void must_succeed(const Outcome& outcome, std::string_view what) {
  if (outcome.exit_code != 0)
    throw std::runtime_error(fmt::format("{}: {}{}", what, outcome.out, outcome.err));
}

}  // namespace

Postgres::Postgres() {
  const auto path = folder_.path().string();
  if (geteuid() == 0) must_succeed(run(fmt::format("chown postgres '{}'", path)), "chown");
  must_succeed(
      as_server_user(fmt::format(
          "{}/initdb -D {}/data -U postgres -A trust -E UTF8 --no-locale --no-sync", binaries, path)),
      "initdb");
  start();
}

Postgres::~Postgres() {
  stop();
}

void Postgres::start() {
  must_succeed(
      as_server_user(fmt::format(
          "{0}/pg_ctl -D {1}/data -l {1}/log -w -t 60 -o \"-c listen_addresses= -k {1} -c fsync=off -c "
          "full_page_writes=off -c max_locks_per_transaction=1024 -c max_connections=200\" start",
          binaries,
          folder_.path().string())),
      "pg_ctl start");
}

void Postgres::stop() {
  as_server_user(fmt::format("{}/pg_ctl -D {}/data -w -m immediate stop", binaries, folder_.path().string()));
}

void Postgres::restart() {
  stop();
  start();
}

void Postgres::create_database(std::string_view name) {
  must_succeed(run_sql("postgres", fmt::format("DROP DATABASE IF EXISTS {0};\nCREATE DATABASE {0};\n", name)),
               "create database");
}

std::string Postgres::url_of(std::string_view database) const {
  return url_of(database, folder_.path());
}

std::string Postgres::url_of(std::string_view database, const std::filesystem::path& folder) const {
  return fmt::format("postgresql:///{}?host={}&user=postgres", database, folder.string());
}

Outcome Postgres::run_sql(std::string_view database, std::string_view sql) const {
  const TemporaryFolder scratch;
  const auto file = scratch.path() / "script.sql";
  std::ofstream(file, std::ios::binary) << sql;
  return run(fmt::format("psql -X -q -A -t -v ON_ERROR_STOP=1 -h '{}' -U postgres -d '{}' -f '{}'",
                         folder_.path().string(),
                         database,
                         file.string()));
}

Outcome Postgres::as_server_user(const std::string& command) const {
  if (geteuid() != 0) return run(command);
  return run(fmt::format("setpriv --reuid=postgres --regid=postgres --clear-groups -- sh -c '{}'", command));
}

Postgres& postgres() {
  static Postgres server;
  return server;
}

Outcome run_sqlite(std::string_view sql) {
  const TemporaryFolder scratch;
  const auto file = scratch.path() / "script.sql";
  std::ofstream(file, std::ios::binary) << sql;
  return run(fmt::format("sqlite3 -bail -batch :memory: '.read {}'", file.string()));
}

}  // namespace nonagon::test
