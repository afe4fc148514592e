#pragma once

#include <string>
#include <vector>

#include "sql/schema.hpp"

namespace nonagon::sql {

// A column that a trigger sets to the present time whenever a row changes and the statement left it as it
// was.
struct UpdateTime {
  std::string trigger;
  std::string table;
  std::string column;
  std::string key;  // column that tells one row from the others
};

// Every `updatedAt` with the present time as default. None in MySQL, which says it in the column's own words.
std::vector<UpdateTime> update_times(const Schema& schema);

}  // namespace nonagon::sql
