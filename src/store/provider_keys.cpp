#include "store/provider_keys.hpp"

#include <fmt/format.h>

namespace nonagon::store {
namespace {

// Ids have one form of 36 characters, so that no two places read the same.
std::string place_of(const AIProviderConfig& provider) {
  return fmt::format(
      "nonagon/provider-key/1|{}|{}|api_key_encrypted", provider.id.text(), provider.user_id.text());
}

}  // namespace

void seal_api_key(AIProviderConfig& provider,
                  std::string_view api_key,
                  const SealingKey& key,
                  Entropy& entropy) {
  provider.api_key_encrypted = key.seal(api_key, place_of(provider), entropy);
}

Result<std::string> open_api_key(const AIProviderConfig& provider, const SealingKey& key) {
  auto opened = key.open(provider.api_key_encrypted, place_of(provider));
  if (!opened)
    opened.error().detail = fmt::format("the key of the provider \"{}\" does not open", provider.label);
  return opened;
}

}  // namespace nonagon::store
