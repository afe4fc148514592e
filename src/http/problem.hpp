#pragma once

#include <string_view>

#include "base/result.hpp"
#include "http/answer.hpp"

namespace nonagon::http {

int status_of(ErrorCode code);

// RFC 9457: type, title, status, detail, and of our own `code`, `reason`, `fix`, `requestId` and
// `errors[{pointer, detail}]`.
Answer problem(const Error& error, std::string_view request_id);

// A problem of the protocol, which no use case knows.
Answer problem(int status, std::string_view code, std::string_view detail, std::string_view request_id);

}  // namespace nonagon::http
