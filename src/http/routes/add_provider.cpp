#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Wanted {
  store::ProviderKind provider = store::ProviderKind::custom;
  std::string label;
  std::string api_key;
  std::string default_model;
  std::optional<std::string> base_url;
  bool is_default = false;
  json::object extras;

  static constexpr std::array about{
      design::must("provider", "Whose wire format it speaks; custom: any that is compatible with OpenAI's."),
      design::must("label", "What the user calls it.").length(1, 200),
      design::may("api_key", "Kept sealed; never told again."),
      design::must("default_model", "Model that is asked unless another one is named.").length(1, 200),
      design::may("base_url", "Where its API stands; wanted of a custom one."),
      design::may("is_default", "Whether new projects use it."),
  };
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (provider, label, api_key, default_model, base_url, is_default))

Result<Answer> handle(Call& call) {
  const auto wanted = TRY(call.body<Wanted>());
  const auto made = TRY(call.workbench().add_provider({.provider = wanted.provider,
                                                       .label = wanted.label,
                                                       .api_key = wanted.api_key,
                                                       .default_model = wanted.default_model,
                                                       .base_url = wanted.base_url,
                                                       .is_default = wanted.is_default}));
  return created(workbench::write(made), fmt::format("/api/ai-providers/{}", made.row.id.text()));
}

}  // namespace

extern constinit const Route add_provider{
    .id = "addProvider",
    .method = Method::post,
    .path = "/api/ai-providers",
    .summary = "Add a provider to generate with.",
    .tag = "Providers",
    .body = {.shape = shapes::body<Wanted>},
    .success = {.status = 201, .shape = shapes::provider, .summary = "The provider, without its key."},
    .handle = handle,
};

}  // namespace nonagon::http
