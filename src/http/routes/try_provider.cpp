#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  const auto trial = TRY(call.workbench().try_provider(TRY(call.id<store::AIProviderConfigId>("provider"))));
  json::object body{{"success", trial.is_successful},
                    {"model", trial.model},
                    {"latencyMs", trial.latency_ms},
                    {"capabilities", json::array(trial.capabilities.begin(), trial.capabilities.end())}};
  if (!trial.error.empty()) body["error"] = trial.error;
  return json_answer(write_json_line(body));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route try_provider{
    .id = "tryProvider",
    .method = Method::post,
    .path = "/api/ai-providers/{provider}/test",
    .summary = "Ask a provider something small, to see that it answers.",
    .tag = "Providers",
    .success = {.shape = shapes::provider_trial, .summary = "How it answered."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
