#pragma once

#include "http/answer.hpp"

namespace nonagon::http {

// The pages that the program carries: the front page, signing in by a link, and what they need.
Answer page(const net::Request& request);

}  // namespace nonagon::http
