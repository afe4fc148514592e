#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  return json_answer(
      workbench::write(TRY(call.workbench().provider(TRY(call.id<store::AIProviderConfigId>("provider"))))));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route read_provider{
    .id = "readProvider",
    .method = Method::get,
    .path = "/api/ai-providers/{provider}",
    .summary = "One provider; its key never comes back.",
    .tag = "Providers",
    .success = {.shape = shapes::provider, .summary = "What was asked for."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
