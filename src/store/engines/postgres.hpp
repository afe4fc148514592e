#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "store/connection.hpp"

namespace nonagon::store {

// postgres:// and postgresql://, see "Connection URIs" in libpq's manual.
bool is_postgres_url(std::string_view url);

// Host, port and database of a URL, for people; no user, no password.
Result<std::string> postgres_name(std::string_view url);

// Connects to a PostgreSQL database (13 or later). Writers take turns, also those of other servers, so that a
// write transaction is the only one, as Connection promises; a single statement outside of one waits for rows
// only. A lost connection is made again, and a commit whose answer was lost is looked up. No error repeats
// the URL. The schema is there after migrate().
Result<std::unique_ptr<Connection>> open_postgres(std::string_view url);

}  // namespace nonagon::store
