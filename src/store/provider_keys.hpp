#pragma once

#include "store/entities.hpp"
#include "store/sealing_key.hpp"

namespace nonagon::store {

// Puts the provider's API key into its row, sealed for this row, its owner and its column. A provider without
// a key holds the sealed empty text, so that rows do not tell which ones have one.
void seal_api_key(AIProviderConfig& provider,
                  std::string_view api_key,
                  const SealingKey& key,
                  Entropy& entropy);

Result<std::string> open_api_key(const AIProviderConfig& provider, const SealingKey& key);

}  // namespace nonagon::store
