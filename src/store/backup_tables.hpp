#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nonagon::store {

// A table as a backup holds it.
struct BackedUpTable {
  std::string_view name;
  std::vector<std::string> columns;
  std::vector<std::string_view> keys;  // rows are written in this order
  std::string_view sources;            // what the columns are selected from, when not from themselves

  // "id, name": what the values of a row are.
  std::string column_list() const;
};

// All tables of a backup; rows point at rows of earlier tables only.
std::span<const BackedUpTable> backed_up_tables();

}  // namespace nonagon::store
