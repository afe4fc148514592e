#include "http/call.hpp"
#include "http/gate.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  auto accounts = TRY(workbench::Accounts::open(call.parts.installation));
  TRY(accounts.sign_out(call.identity(), call.caller));
  auto answer = done();
  answer.with("Set-Cookie", ended_cookie(call.parts.options));
  answer.with("Clear-Site-Data", "\"cache\", \"storage\"");
  return answer;
}

}  // namespace

extern constinit const Route sign_out{
    .id = "signOut",
    .method = Method::post,
    .path = "/api/auth/logout",
    .summary = "End this session.",
    .tag = "Accounts",
    .success = {.status = 204, .summary = "The session has ended."},
    .handle = handle,
};

}  // namespace nonagon::http
