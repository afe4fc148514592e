#include "store/engines.hpp"

#include <map>
#include <mutex>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "support/postgres.hpp"

namespace nonagon::store::test {

void SqliteEngine::run_script(const std::filesystem::path& folder, std::string_view sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open((folder / "store.sqlite").c_str(), &database) == SQLITE_OK);
  const int code = sqlite3_exec(database, std::string(sql).c_str(), nullptr, nullptr, nullptr);
  CHECK_MESSAGE(code == SQLITE_OK, sqlite3_errmsg(database));
  sqlite3_close(database);
}

namespace {

// Folders of tests have names of their own; a database's is that without what SQL would have to quote.
std::string database_of(const std::filesystem::path& folder) {
  static std::mutex mutex;
  static std::map<std::filesystem::path, std::string> made;
  const std::lock_guard lock(mutex);
  const auto [found, is_new] = made.try_emplace(folder, fmt::format("store_{}", made.size()));
  if (is_new) nonagon::test::postgres().create_database(found->second);
  return found->second;
}

}  // namespace

std::string PostgresEngine::url_of(const std::filesystem::path& folder) {
  return nonagon::test::postgres().url_of(database_of(folder));
}

void PostgresEngine::run_script(const std::filesystem::path& folder, std::string_view sql) {
  const auto outcome = nonagon::test::postgres().run_sql(database_of(folder), sql);
  CHECK_MESSAGE(outcome.exit_code == 0, outcome.err);
}

}  // namespace nonagon::store::test
