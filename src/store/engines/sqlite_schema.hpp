#pragma once

#include <span>
#include <string_view>

namespace nonagon::store {

// One step of the schema. Released steps never change; a change is a new step at the end.
struct Migration {
  std::string_view name;
  std::string_view sql;
};

std::span<const Migration> sqlite_migrations();

}  // namespace nonagon::store
