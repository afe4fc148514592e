#pragma once

#include <vector>

#include "store/connection.hpp"

namespace nonagon::store::postgres {

// The tables of the current schema with their columns, as PostgreSQL's catalogue has them.
Result<std::vector<Table>> read_catalogue(Connection& connection);

// Reads every row, looks for rows that point at nothing, and for indexes and constraints that do not hold.
Result<void> check_integrity(Connection& connection);

}  // namespace nonagon::store::postgres
