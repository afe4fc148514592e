#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto session = TRY(call.id<store::SessionId>("session"));
  auto accounts = TRY(workbench::Accounts::open(call.parts.installation));
  TRY(accounts.end_session(call.identity(), session, call.caller));
  return done();
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route end_session{
    .id = "endSession",
    .method = Method::remove,
    .path = "/api/users/me/sessions/{session}",
    .summary = "End one of one's sessions; its token is refused from now on.",
    .tag = "Accounts",
    .success = {.status = 204, .summary = "The session has ended."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
