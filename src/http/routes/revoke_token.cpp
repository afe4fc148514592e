#include "http/call.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  TRY(call.workbench().revoke_token(call.project(), TRY(call.id<store::MCPTokenId>("token"))));
  return done();
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route revoke_token{
    .id = "revokeMcpToken",
    .method = Method::remove,
    .path = "/api/projects/{project}/mcp-tokens/{token}",
    .summary = "Revoke a token; it is refused from now on.",
    .tag = "Tokens",
    .success = {.status = 204, .summary = "It is gone."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
