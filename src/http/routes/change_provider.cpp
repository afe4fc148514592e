#include "http/call.hpp"
#include "http/shapes.hpp"
#include "workbench/views.hpp"

namespace nonagon::http {
namespace {

struct Change {
  std::optional<std::string> label;
  std::optional<std::string> api_key;
  std::optional<std::string> default_model;
  std::optional<std::string> base_url;
  std::optional<bool> is_default;
  json::object extras;

  static constexpr std::array about{
      design::may("label", "What the user calls it."),
      design::may("api_key", "Another key; an empty one for none."),
      design::may("default_model", "Model that is asked unless another one is named."),
      design::may("base_url", "Where its API stands; another place forgets the key."),
      design::may("is_default", "true: new projects use it."),
  };
};
BOOST_DESCRIBE_STRUCT(Change, (), (label, api_key, default_model, base_url, is_default))

Result<Answer> handle(Call& call) {
  const auto id = TRY(call.id<store::AIProviderConfigId>("provider"));
  const auto wanted = TRY(call.body<Change>());
  workbench::ProviderChange change{.label = wanted.label,
                                   .api_key = wanted.api_key,
                                   .default_model = wanted.default_model,
                                   .base_url = {},
                                   .is_default = wanted.is_default};
  if (call.has_member("baseUrl")) change.base_url = wanted.base_url;
  return json_answer(workbench::write(TRY(call.workbench().change_provider(id, change))));
}

constexpr std::array refusals{403, 404};

}  // namespace

extern constinit const Route change_provider{
    .id = "changeProvider",
    .method = Method::patch,
    .path = "/api/ai-providers/{provider}",
    .summary = "Change what is sent of a provider.",
    .tag = "Providers",
    .body = {.shape = shapes::body<Change>},
    .success = {.shape = shapes::provider, .summary = "The provider, without its key."},
    .refusals = refusals,
    .handle = handle,
};

}  // namespace nonagon::http
