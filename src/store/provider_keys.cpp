#include "store/provider_keys.hpp"

#include <fmt/format.h>

#include "store/accounts.hpp"
#include "store/columns.hpp"

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
                  const KeyFile& key,
                  Entropy& entropy) {
  provider.api_key_encrypted = key.seal(api_key, place_of(provider), entropy);
}

Result<std::string> open_api_key(const AIProviderConfig& provider, const KeyFile& key) {
  auto opened = key.open(provider.api_key_encrypted, place_of(provider));
  if (!opened)
    opened.error().detail = fmt::format("the key of the provider \"{}\" does not open", provider.label);
  return opened;
}

Result<SealedAgain> seal_again(Connection& connection, const KeyFile& key, Entropy& entropy) {
  SealedAgain done;
  for (auto& provider : TRY(select<AIProviderConfig>(connection, "ORDER BY id"))) {
    if (key.is_newest(provider.api_key_encrypted)) continue;
    const auto plain = open_api_key(provider, key);
    if (!plain) {
      ++done.unopened;
      continue;
    }
    seal_api_key(provider, *plain, key, entropy);
    TRY(update_provider(connection, provider));
    ++done.sealed;
  }
  return done;
}

}  // namespace nonagon::store
