#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "store/pool.hpp"

namespace nonagon::store {

// Where rows are kept, and what connections to that place are like.
struct Engine {
  OpenConnection open;
  PoolShape shape;
  std::string name;  // for people; holds no password
};

// An empty URL is the SQLite file. Fails with usage on a URL that no engine knows.
Result<Engine> engine_of(std::string_view url, const std::filesystem::path& sqlite_file);

}  // namespace nonagon::store
