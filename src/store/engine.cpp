#include "store/engine.hpp"

#include <fmt/format.h>

#include "store/engines/postgres.hpp"
#include "store/engines/sqlite.hpp"

namespace nonagon::store {

Result<Engine> engine_of(std::string_view url, const std::filesystem::path& sqlite_file) {
  if (url.empty()) {
    return Engine{.open = [file = sqlite_file] { return open_sqlite(file); },
                  .shape = {.has_single_writer = true},
                  .name = "SQLite"};
  }
  if (is_postgres_url(url)) {
    return Engine{.open = [url = std::string(url)] { return open_postgres(url); },
                  .shape = {.has_single_writer = false, .connections = 10},
                  .name = TRY(postgres_name(url))};
  }
  // The URL is not repeated: it may hold a password.
  return fail(Error{.code = ErrorCode::usage,
                    .detail = "the database URL is of no known kind",
                    .pointer = {},
                    .reason = "without a URL the store is a SQLite file of the data folder",
                    .fix = "Write postgres://user:password@host:port/database, or leave the URL out."});
}

}  // namespace nonagon::store
