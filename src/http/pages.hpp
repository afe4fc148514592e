#pragma once

#include "http/answer.hpp"

namespace nonagon::http {

// The web workbench: its files at their own addresses, and its one page at every other, since the routes of a project are known
// to the page's script alone.
Answer page(const net::Request& request);

}  // namespace nonagon::http
