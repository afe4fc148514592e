#include "http/call.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  TRY(call.workbench().remove_provider(TRY(call.id<store::AIProviderConfigId>("provider"))));
  return done();
}

constexpr std::array refusals{403, 404, 409};

}  // namespace

extern constinit const Route remove_provider{
    .id = "removeProvider",
    .method = Method::remove,
    .path = "/api/ai-providers/{provider}",
    .summary = "Remove a provider that no call on record names.",
    .tag = "Providers",
    .success = {.status = 204, .summary = "It is gone."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
