#pragma once

#include "http/answer.hpp"
#include "http/server_parts.hpp"
#include "workbench/accounts.hpp"

namespace nonagon::http {

// Tells somebody who has just signed in their token, and their browser its cookie.
Answer signed_in_answer(const workbench::SignedIn& signed_in, const ServerOptions& options);

// Signing in over a plain connection beyond this machine would show the password to whoever listens.
Result<void> check_transport(const ServerOptions& options, std::string_view address);

}  // namespace nonagon::http
