#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

Result<Answer> handle(Call& call) {
  json::array items;
  for (const auto& id : TRY(call.workbench().models(TRY(call.id<store::AIProviderConfigId>("provider")))))
    items.push_back(json::object{{"id", id}});
  return json_answer(write_json_line(json::object{{"items", std::move(items)}}));
}

constexpr std::array refusals{404};

}  // namespace

extern constinit const Route list_models{
    .id = "listModels",
    .method = Method::get,
    .path = "/api/ai-providers/{provider}/models",
    .summary = "The models that a provider offers.",
    .tag = "Providers",
    .success = {.shape = shapes::models, .summary = "Models."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
