#pragma once

#include <filesystem>
#include <memory>

#include "store/connection.hpp"
#include "store/engines/sqlite.hpp"

namespace nonagon::store::test {

// What the contract suite asks of an engine: a database in a folder, opened as often as wanted.
struct SqliteEngine {
  static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& folder) {
    return open_sqlite(folder / "store.sqlite");
  }
};

}  // namespace nonagon::store::test
