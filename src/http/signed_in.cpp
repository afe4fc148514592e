#include "http/signed_in.hpp"

#include "base/json_line.hpp"
#include "http/gate.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {

Answer signed_in_answer(const workbench::SignedIn& signed_in, const ServerOptions& options) {
  JsonLine line;
  line.splice("user", workbench::write(signed_in.user));
  line.text("token", signed_in.token);
  line.text("expiresAt", rfc3339(signed_in.session.expires_at));
  auto answer = json_answer(std::move(line).finish());
  answer.with("Set-Cookie", session_cookie(options, signed_in.token));
  return answer;
}

Result<void> check_transport(const ServerOptions& options, std::string_view address) {
  const bool is_local = address.starts_with("127.") || address == "::1" || address == "::ffff:127.0.0.1";
  if (!options.is_public || is_local || options.public_url.starts_with("https://") ||
      options.allows_insecure_http)
    return {};
  return fail(
      {.code = ErrorCode::forbidden,
       .detail = "signing in wants an encrypted connection",
       .pointer = {},
       .reason = "the password would travel in the clear",
       .fix = "Put a TLS proxy in front and name it with --public-url https://…, or accept the risk with "
              "--insecure-http."});
}

}  // namespace nonagon::http
