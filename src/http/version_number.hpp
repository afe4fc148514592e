#pragma once

#include "http/call.hpp"

namespace nonagon::http {

// The version in the path; fails with not_found when it is no number.
Result<std::int64_t> version_in_path(const Call& call);

}  // namespace nonagon::http
