#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/server_parts.hpp"
#include "net/http.hpp"

namespace nonagon::http {

// The name of the cookie that holds a session: bound to this host and to https where that is spoken.
std::string_view cookie_name(const ServerOptions& options);
std::string session_cookie(const ServerOptions& options, std::string_view token);
std::string ended_cookie(const ServerOptions& options);

// What a request shows of who sends it.
struct Credential {
  std::string token;
  bool is_cookie = false;  // sent by a browser, perhaps on somebody else's behalf
};

std::optional<Credential> credential_of(const net::Request& request, const ServerOptions& options);

// The host without its port, lower case: "localhost", "[::1]".
std::string host_of(std::string_view authority);
// The host of the public URL; empty without one.
std::string own_host(const ServerOptions& options);
bool is_loopback_host(std::string_view host);

// Refuses names that this server is not known by, against DNS rebinding: fails with forbidden.
Result<void> check_host(const net::Request& request, const ServerOptions& options);

// Refuses what another site sends through somebody's browser: fails with forbidden. Unsafe methods with a
// cookie come from our own pages (Sec-Fetch-Site, Origin) and carry no form's content type.
Result<void> check_origin(const net::Request& request, const ServerOptions& options, bool has_cookie);

}  // namespace nonagon::http
