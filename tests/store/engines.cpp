#include "store/engines.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

namespace nonagon::store::test {

void SqliteEngine::run_script(const std::filesystem::path& folder, std::string_view sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open((folder / "store.sqlite").c_str(), &database) == SQLITE_OK);
  const int code = sqlite3_exec(database, std::string(sql).c_str(), nullptr, nullptr, nullptr);
  CHECK_MESSAGE(code == SQLITE_OK, sqlite3_errmsg(database));
  sqlite3_close(database);
}

}  // namespace nonagon::store::test
